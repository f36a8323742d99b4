// What people type, read strictly: null for whatever does not read as what was asked. Nothing is rounded or made up.

/** Figures by threes before the comma, each three behind a blank. */
const GROUPED = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?=[.,]|$)/;

/** Without the blanks around it, and without those that part the figures by threes: « 12 50 » keeps its own, and is no number. */
const ungrouped = (text: string): string => text.trim().replace(GROUPED, (figures) => figures.replace(/\D/g, ''));

/** « 1 234 » as a number; null when it is not a whole number. */
export function parseWhole(text: string): number | null {
  const cleaned = ungrouped(text);
  return /^\d{1,9}$/.test(cleaned) ? Number(cleaned) : null;
}

/** « 5 », « 5,5 » or « 5.25 % » as basis points; null when it is not a percentage. */
export const parsePercent = (text: string): number | null => hundredths(text.replace(/%\s*$/, ''));

/**
 * « 1 234,5 », « 1234.50 » or « 12 » as cents; null when it is not an amount. The core reads the same where files say
 * amounts: one table of cases holds both to it, `tests/fixtures/amounts.jsonl`.
 */
export const parseCents = (text: string): number | null => hundredths(text.trim().replace(/^€|€$/, ''));

/** A number of two decimals at most, in hundredths. Never through floats. */
function hundredths(text: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{0,2}))?$/.exec(ungrouped(text));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || '0') : null;
}

/** « 19:30 », « 19h30 », « 19 h », « 1930 » as hh:mm; null when no such time exists. */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?$/.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim());
  if (!match) return null;
  const [, hours = '', minutes = '00'] = match;
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}` : null;
}

/** « 7/6/2020 », « 07062020 » or « 7.6.20 » as yyyy-mm-dd; null when no such day exists. */
export function parseDay(text: string): string | null {
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim());
  const match = digits ?? /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text.trim());
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  // Date.parse refuses the 13th month but some engines roll 31/02 over into March.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso) return null;
  return iso;
}
