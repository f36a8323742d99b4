// Days and times as a house types them, as the core reads them: the house's clock, 2026-06-07T19:30.
import { dayIn, parseDay, parseTime } from '../../i18n';

/** The day and the time of an instant on the house's clock. */
export function partsOf(ms: number, timeZone: string, time: (ms: number) => string): { day: string; time: string } {
  return { day: dayIn(ms, timeZone), time: time(ms) };
}

/** Both or neither: null is neither, undefined is one without the other. */
export function together(day: string | null, time: string | null): string | null | undefined {
  if (day === null && time === null) return null;
  return day !== null && time !== null ? `${day}T${time}` : undefined;
}

export interface TypedDates {
  readonly dates: readonly string[];
  /** The first line that is no date. */
  readonly wrong: { readonly line: number; readonly text: string } | null;
}

/** One date a line, with its time where it differs from `usual`. */
export function typedDates(text: string, usual: string): TypedDates {
  const dates: string[] = [];
  const lines = text.split('\n');
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const [first = '', ...rest] = line.split(/\s+/);
    const day = parseDay(first);
    const words = rest.filter((word) => word !== 'à').join('');
    const time = words === '' ? usual : parseTime(words);
    if (day === null || time === null) return { dates, wrong: { line: at + 1, text: line } };
    if (!dates.includes(`${day}T${time}`)) dates.push(`${day}T${time}`);
  }
  return { dates, wrong: null };
}
