// Amounts, dates and durations as a person reads them. Pure: language, time zone and words are given.

type Words = (id: string, args?: Record<string, number>) => string;

export interface Formatters {
  /** Cents with the currency: « 1 234,50 € ». */
  money(cents: number): string;
  number(value: number): string;
  /** Basis points as a percentage: 210 is « 2,10 % ». */
  percent(basisPoints: number): string;
  /** A whole percentage: 125 is « 125 % ». */
  whole(percent: number): string;
  /** « dim. 7 juin 19:30 »; the year is added when it is not the current one. */
  dateTimeShort(ms: number, nowMs?: number): string;
  /** « dimanche 7 juin 2020, 19:30 ». */
  dateTimeLong(ms: number): string;
  /** « 30 juin 2021 ». */
  dateLong(ms: number): string;
  /** « 07/06/2020 ». */
  dateNumeric(ms: number): string;
  /** « 07/06/2020 19:30 », in one piece. */
  dateTimeNumeric(ms: number): string;
  time(ms: number): string;
  /** « 20 h 30 », as it stands in a sentence. */
  hour(ms: number): string;
  /** « 09:12 », « hier », « lun. », « 7 juin », « 07/06/2020 »: the older, the coarser. */
  received(ms: number, nowMs?: number): string;
  /** « 45 min », « 31 h », « 4 j »; words when it is over. */
  timeLeft(untilMs: number, nowMs?: number): string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Intl writes a hyphen before negative amounts; typography wants the minus sign. */
const withMinus = (text: string): string => text.replace('-', '\u2212');

/** The calendar day of an instant in a time zone, as yyyy-mm-dd. */
export function dayIn(ms: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  // Put together from parts: no locale writes yyyy-mm-dd in every engine (en-CA does not in WebKit).
  const part = partsOf(format, ms);
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The instant at which a calendar day (yyyy-mm-dd) begins in a time zone. */
export function dayStartMs(day: string, timeZone: string): number {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  // Twice, because the first guess may fall on the other side of a change to or from summer time.
  let guess = utcMidnight - offsetMs(utcMidnight, timeZone);
  guess = utcMidnight - offsetMs(guess, timeZone);
  return guess;
}

/** The last millisecond of a calendar day: days of 23 and 25 hours included. */
export function dayEndMs(day: string, timeZone: string): number {
  const nextNoonMs = dayStartMs(day, timeZone) + 1.5 * DAY_MS;
  return dayStartMs(dayIn(nextNoonMs, timeZone), timeZone) - 1;
}

function offsetMs(ms: number, timeZone: string): number {
  const part = partsOf(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
    ms,
  );
  const wall = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(wall) - Math.floor(ms / 1000) * 1000;
}

function partsOf(format: Intl.DateTimeFormat, ms: number): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = format.formatToParts(ms);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

export function formatters(
  locale: 'fr' | 'en',
  timeZone: string,
  words: Words,
  now: () => number = Date.now,
): Formatters {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone, hourCycle: 'h23', ...options });
  const euros = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' });
  const whole = new Intl.NumberFormat(tag);
  const share = new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 2 });
  const wholes = new Intl.NumberFormat(tag, { style: 'percent' });
  const clock = dates({ hour: '2-digit', minute: '2-digit' });
  const short = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const long = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const longDay = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const numeric = dates({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const weekday = dates({ weekday: 'short' });
  const dayMonth = dates({ day: 'numeric', month: 'short' });

  /** The day of a date: French says « 1er ». */
  const first = (day: string): string => (locale === 'fr' && day === '1' ? '1er' : day);
  const written = (format: Intl.DateTimeFormat, ms: number): string =>
    format
      .formatToParts(ms)
      .map((part) => (part.type === 'day' ? first(part.value) : part.value))
      .join('');

  const self: Formatters = {
    // Adding zero makes −0, which Intl would write « -0,00 », a plain zero.
    money: (cents) => withMinus(euros.format(cents / 100 + 0)),
    number: (value) => withMinus(whole.format(value)),
    percent: (basisPoints) => withMinus(share.format(basisPoints / 10_000)),
    whole: (percent) => wholes.format(percent / 100),
    time: (ms) => clock.format(ms),
    hour(ms) {
      const part = partsOf(clock, ms);
      return locale === 'fr' ? `${part('hour')}\u00a0h\u00a0${part('minute')}` : clock.format(ms);
    },
    dateTimeShort(ms, nowMs = now()) {
      const part = partsOf(short, ms);
      const sameYear = dayIn(ms, timeZone).slice(0, 4) === dayIn(nowMs, timeZone).slice(0, 4);
      const year = sameYear ? '' : ` ${part('year')}`;
      // A line ends before the hour, never inside the day.
      return `${part('weekday')}\u00a0${first(part('day'))}\u00a0${part('month')}${year} ${clock.format(ms)}`;
    },
    dateTimeLong(ms) {
      const part = partsOf(long, ms);
      return `${part('weekday')} ${first(part('day'))} ${part('month')} ${part('year')}, ${clock.format(ms)}`;
    },
    dateLong: (ms) => written(longDay, ms),
    dateNumeric: (ms) => numeric.format(ms),
    dateTimeNumeric: (ms) => `${numeric.format(ms)}\u00a0${clock.format(ms)}`,
    received(ms, nowMs = now()) {
      const day = dayIn(ms, timeZone);
      const today = dayIn(nowMs, timeZone);
      const daysAgo = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
      if (daysAgo === 0) return clock.format(ms);
      if (daysAgo === 1) return words('time-yesterday');
      if (daysAgo > 1 && daysAgo < 7) return weekday.format(ms);
      if (day.slice(0, 4) === today.slice(0, 4)) return written(dayMonth, ms);
      return numeric.format(ms);
    },
    timeLeft(untilMs, nowMs = now()) {
      const left = untilMs - nowMs;
      if (left <= 0) return words('time-over');
      if (left < HOUR_MS) return words('time-minutes', { n: Math.max(1, Math.floor(left / 60_000)) });
      if (left < 3 * DAY_MS) return words('time-hours', { n: Math.floor(left / HOUR_MS) });
      return words('time-days', { n: Math.floor(left / DAY_MS) });
    },
  };
  return self;
}
