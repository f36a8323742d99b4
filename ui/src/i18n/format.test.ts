import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayEndMs, dayIn, dayStartMs, formatters } from './format';
import { parseCents, parseDay, parsePercent, parseTime, parseWhole } from './typed';

const PARIS = 'Europe/Paris';
const words = (id: string, args?: Record<string, number>): string => (args ? `${id} ${args['n']}` : id);
const fr = formatters('fr', PARIS, words);
const en = formatters('en', PARIS, words);
const at = (iso: string): number => Date.parse(iso);
const SEED = at('2020-06-07T17:30:00Z');

describe('amounts', () => {
  it('are written the French way, with the narrow space in thousands and a no-break space before the sign', () => {
    expect(fr.money(7500)).toBe('75,00\u00a0€');
    expect(fr.money(123456789)).toBe('1\u202f234\u202f567,89\u00a0€');
  });
  it('carry a minus sign, not a hyphen', () => {
    expect(fr.money(-53)).toBe('\u22120,53\u00a0€');
  });
  it('have no sign when they are nothing', () => {
    expect(fr.money(-0)).toBe('0,00\u00a0€');
  });
  it('are percentages from basis points', () => {
    expect(fr.percent(210).replace(/[\u00a0\u202f]/g, ' ')).toBe('2,10 %');
  });
});

describe('the first of a month', () => {
  const FIRST = at('2020-06-01T18:30:00Z');
  it('is « 1er » wherever French names the month', () => {
    expect(fr.dateTimeLong(FIRST)).toBe('lundi 1er juin 2020, 20:30');
    expect(fr.dateTimeShort(FIRST, FIRST)).toBe('lun.\u00a01er\u00a0juin 20:30');
    expect(fr.dateLong(FIRST)).toBe('1er juin 2020');
    expect(fr.received(FIRST, at('2020-07-15T10:00:00Z'))).toBe('1er juin');
  });
  it('is a figure in English, and in every date of figures', () => {
    expect(en.dateLong(FIRST)).toBe('1 June 2020');
    expect(fr.dateNumeric(FIRST)).toBe('01/06/2020');
  });
  it('is no other day that has a 1', () => {
    expect(fr.dateLong(at('2020-06-11T10:00:00Z'))).toBe('11 juin 2020');
  });
});

/** What the core reads in a file is held to the same table. */
const table = resolve(import.meta.dirname, '../../../tests/fixtures/amounts.jsonl');
const amounts = readFileSync(table, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly typed: string; readonly cents: number | null });

describe('typed amounts', () => {
  it.each(amounts)('« $typed » are $cents cents', ({ typed, cents }) => expect(parseCents(typed)).toBe(cents));
  it.each(['-5', '€ 12€'])('are none as « %s »', (text) => expect(parseCents(text)).toBeNull());
  it('reads back every amount it writes', () => {
    for (const cents of [0, 1, 99, 100, 7800, 123456789]) expect(parseCents(fr.money(cents))).toBe(cents);
  });
});

describe('typed numbers', () => {
  it.each([
    ['48', 48],
    [' 0 ', 0],
    ['1\u202f000', 1000],
    ['12 345 678', 12345678],
  ])('are whole as « %s »', (text, number) => expect(parseWhole(text)).toBe(number));
  it.each(['', ' ', '1O', '4 jours', '-1', '1,5', '1e3', '0x10', '1 2', '12 50', '1000 000'])(
    'are none as « %s »',
    (text) => expect(parseWhole(text)).toBeNull(),
  );
  it.each([
    ['0', 0],
    ['5', 500],
    ['5,5', 550],
    ['5.25 %', 525],
    ['12,5\u00a0%', 1250],
  ])('are the percentage of « %s »', (text, points) => expect(parsePercent(text)).toBe(points));
  it.each(['', '%', '5,125', '1O', '-5', '5 % ou 6 %'])('are no percentage as « %s »', (text) =>
    expect(parsePercent(text)).toBeNull(),
  );
});

describe('dates', () => {
  it('are in the house’s time zone', () => {
    expect(fr.dateTimeLong(SEED)).toBe('dimanche 7 juin 2020, 19:30');
    expect(formatters('fr', 'America/Martinique', words).dateTimeLong(SEED)).toBe('dimanche 7 juin 2020, 13:30');
  });
  it('leave the year out while it is the current one', () => {
    expect(fr.dateTimeShort(SEED, at('2020-06-06T10:00:00Z'))).toBe('dim.\u00a07\u00a0juin 19:30');
    expect(fr.dateTimeShort(SEED, at('2026-01-01T10:00:00Z'))).toBe('dim.\u00a07\u00a0juin 2020 19:30');
  });
  it('are numeric as day, month, year', () => {
    expect(fr.dateNumeric(SEED)).toBe('07/06/2020');
    expect(fr.dateTimeNumeric(SEED)).toBe('07/06/2020\u00a019:30');
  });
});

describe('when something was received', () => {
  const now = at('2020-06-10T08:00:00Z');
  it.each([
    ['2020-06-10T07:12:00Z', '09:12'],
    ['2020-06-09T21:59:00Z', 'time-yesterday'],
    ['2020-06-08T07:00:00Z', 'lun.'],
    ['2020-06-01T07:00:00Z', '1er juin'],
    ['2019-12-31T07:00:00Z', '31/12/2019'],
  ])('%s reads %s', (iso, text) => expect(fr.received(at(iso), now)).toBe(text));
  it('turns to yesterday at midnight in the house, not in Greenwich', () => {
    expect(fr.received(at('2020-06-09T22:30:00Z'), now)).toBe('00:30');
  });
});

describe('time left', () => {
  const now = at('2020-06-06T10:30:00Z');
  it.each([
    [now - 1, 'time-over'],
    [now + 30_000, 'time-minutes 1'],
    [now + 45 * 60_000, 'time-minutes 45'],
    [SEED, 'time-hours 31'],
    [now + 71.9 * 3_600_000, 'time-hours 71'],
    [now + 4.9 * 86_400_000, 'time-days 4'],
  ])('until %d reads %s', (until, text) => expect(fr.timeLeft(until, now)).toBe(text));
});

describe('days', () => {
  it.each([
    ['7/6/2020', '2020-06-07'],
    ['07062020', '2020-06-07'],
    ['7.6.20', '2020-06-07'],
    ['29/02/2024', '2024-02-29'],
  ])('typed as %s are %s', (text, day) => expect(parseDay(text)).toBe(day));
  it.each(['31/02/2020', '29/02/2023', '00/01/2020', '1/13/2020', 'demain', ''])('typed as « %s » are none', (text) =>
    expect(parseDay(text)).toBeNull(),
  );
  it('begin and end at midnight in the house, also when the clocks change', () => {
    expect(new Date(dayStartMs('2020-03-29', PARIS)).toISOString()).toBe('2020-03-28T23:00:00.000Z');
    expect(new Date(dayEndMs('2020-03-29', PARIS)).toISOString()).toBe('2020-03-29T21:59:59.999Z');
    expect(new Date(dayEndMs('2020-10-25', PARIS)).toISOString()).toBe('2020-10-25T22:59:59.999Z');
    expect(dayIn(dayStartMs('2020-10-25', PARIS), PARIS)).toBe('2020-10-25');
  });
});

describe('a time', () => {
  it.each([
    ['19:30', '19:30'],
    ['19h30', '19:30'],
    ['9 h', '09:00'],
    ['1930', '19:30'],
    ['9.05', '09:05'],
  ])('typed as %s is %s', (text, time) => expect(parseTime(text)).toBe(time));
  it.each(['', '24:00', '19:60', 'midi', '19h3'])('is not %s', (text) => expect(parseTime(text)).toBeNull());
});
