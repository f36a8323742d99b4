// The picker offers what may be sold now: the evenings nearest, those whose show is typed however far they are, and what the
// season became meanwhile.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PerformanceList, PerformanceRow } from '../../api';
import { changes, cursor, press, said, SlowHouse, turns } from '../../../tests/slow';
import { TYPING_MS } from '../../state/paged.svelte';
import { currentSale } from './current.svelte';

let house: SlowHouse;
/** What may be sold among those nearest; all of them until a test says so. */
let near: (row: PerformanceRow) => boolean;
/** When those nearest are, where it is another day. */
let moved: Partial<PerformanceRow>;
const far = (row: PerformanceRow): PerformanceRow => ({
  ...row,
  ...{ id: 3, show: 'LE MISANTHROPE', starts_at_ms: Date.UTC(2021, 4, 3, 18) },
});
const searches = (): string[] => house.asked<PerformanceList>('performance_list').map(({ search }) => search);

beforeEach(async () => {
  house = new SlowHouse();
  near = () => true;
  moved = {};
  house.makes.set('performance_list', (answer) => {
    const rows = answer as PerformanceRow[];
    const search = searches().at(-1) ?? '';
    if (search !== '')
      return rows
        .slice(0, 1)
        .filter(() => 'misanthrope'.startsWith(search))
        .map(far);
    return rows.map((row) => ({ ...row, ...moved, on_sale: near(row) }));
  });
  house.makes.set('performance_seats', (answer) => {
    const seats = answer as { performance: PerformanceRow };
    return seats.performance.id === 3 ? { ...seats, performance: far(seats.performance) } : answer;
  });
});
afterEach(async () => await house.close());

/** The hand rests, and the house has answered. */
async function rests(): Promise<void> {
  await vi.advanceTimersByTimeAsync(TYPING_MS);
  await turns();
}
const offered = (): string[] =>
  [...document.querySelectorAll('.select-item span')].map((at) => at.textContent.split(' · ')[1] ?? '');
const menu = (): string => document.querySelector('.select-menu')?.textContent.trim() ?? '';
const field = (): HTMLInputElement => document.querySelector('.picker input') as HTMLInputElement;
async function search(words: string): Promise<void> {
  press('s', ...words);
  await turns();
}

describe('a performance that is not among those nearest', () => {
  beforeEach(async () => await house.open());

  it('is found by its show, once the hand rests', async () => {
    await search('misan');
    // Those nearest were read with the screen, and again as the list opened.
    expect([offered(), menu(), searches()]).toEqual([[], 'Recherche…', ['', '']]);
    await rests();
    expect([offered(), searches()]).toEqual([['LE MISANTHROPE'], ['', '', 'misan']]);
    press('Enter');
    await turns();
    expect([currentSale().performanceId, cursor(), currentSale().picking]).toEqual([3, 'Place', '']);
    expect(field().value).toContain('LE MISANTHROPE');
  });

  it('is chosen by an Enter that came before it was found', async () => {
    await search('misan');
    press('Enter');
    await turns();
    expect([currentSale().performanceId, currentSale().picking]).toEqual([1, 'misan']);
    await rests();
    expect([currentSale().performanceId, cursor()]).toEqual([3, 'Place']);
  });

  it('is not chosen by an Enter that was for other words', async () => {
    await search('misan');
    press('Enter', 'x');
    await rests();
    expect([currentSale().performanceId, menu()]).toEqual([1, 'Rien ne correspond']);
  });

  it('is not found by marks alone', async () => {
    await search('!');
    await rests();
    expect([menu(), searches()]).toEqual(['Rien ne correspond', ['', '']]);
  });

  it('is offered once, and behind those nearest', async () => {
    house.makes.set('performance_list', (answer) => [...(answer as PerformanceRow[]), far((answer as never[])[0]!)]);
    await search('e');
    await rests();
    expect(offered()).toEqual(['IPHIGENIE EN TAURIDE', 'LES NOCES DE FIGARO', 'LE MISANTHROPE']);
  });

  it('is said not to be read where the house does not answer', async () => {
    house.holds('performance_list');
    await search('misan');
    await rests();
    await house.refuses('unreachable', 'performance_list');
    expect(menu()).toMatch(/n’a pas répondu/);
  });
});

describe('what is offered', () => {
  it('is what was opened and moved meanwhile', async () => {
    near = ({ id }) => id === 1;
    await house.open();
    await search('');
    expect(offered()).toEqual(['IPHIGENIE EN TAURIDE']);
    near = () => true;
    moved = { starts_at_ms: Date.UTC(2020, 11, 24, 18) };
    await changes('season');
    expect(offered()).toEqual(['IPHIGENIE EN TAURIDE', 'LES NOCES DE FIGARO']);
    expect(menu().match(/24\sdéc/g)).toHaveLength(2);
  });

  it('is what the clock put on sale meanwhile, once the list is opened', async () => {
    near = ({ id }) => id === 1;
    await house.open();
    near = () => true;
    press('s');
    await turns();
    expect(offered()).toEqual(['IPHIGENIE EN TAURIDE', 'LES NOCES DE FIGARO']);
    // By the mouse as by its key.
    press('Escape');
    await turns();
    near = ({ id }) => id === 2;
    field().click();
    await turns();
    expect(offered()).toEqual(['LES NOCES DE FIGARO', 'IPHIGENIE EN TAURIDE']);
  });

  it('is shown where nothing was on sale before', async () => {
    near = () => false;
    await house.open();
    expect(document.body.textContent).toContain('Rien n’est en vente');
    near = ({ id }) => id === 2;
    await changes('season');
    expect(currentSale().performanceId).toBe(2);
    expect(document.querySelector('h2')?.textContent).toContain('LES NOCES DE FIGARO');
  });

  it('leaves the hall in view where it cannot be read again', async () => {
    await house.open();
    house.holds('performance_list');
    await changes('season');
    await house.refuses('unreachable', 'performance_list');
    flushSync();
    expect(document.querySelector('.hall button')).not.toBeNull();
    expect(said()).toEqual([]);
  });
});
