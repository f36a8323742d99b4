// Free seats put in order, found by what a person types, and chosen side by side. Pure.
import {
  LIMITS,
  type FreeSeat,
  type FreeSeats,
  type Holder,
  type Named,
  type OutOfSale,
  type SeatHeld,
  type SeatOut,
} from '../../api';
import { folded } from '../../components/text';

/** A seat of the list: free, in somebody else's basket, or out of sale. */
export interface ListedSeat extends FreeSeat {
  readonly holder: Holder | null;
  readonly out: OutOfSale | null;
}

export interface SeatRow {
  readonly key: string;
  readonly row: string;
  readonly category: Named;
  readonly seats: readonly ListedSeat[];
}

/** Rows as the core orders them; a row of two categories is two lines. */
export function rowsOf(free: FreeSeats, category: number | null): SeatRow[] {
  const names = new Map(free.categories.map((known) => [known.id, known]));
  const rows: SeatRow[] = [];
  for (const seat of listed(free)) {
    if (category !== null && seat.category_id !== category) continue;
    const last = rows.at(-1);
    if (last && last.row === seat.row && last.category.id === seat.category_id) {
      rows[rows.length - 1] = { ...last, seats: [...last.seats, seat] };
    } else {
      const known = names.get(seat.category_id) ?? { id: seat.category_id, name: '' };
      rows.push({ key: `${seat.row}/${seat.category_id}/${seat.id}`, row: seat.row, category: known, seats: [seat] });
    }
  }
  return rows;
}

/** The free seats with those of other baskets and those out of sale between them, as they sit. */
function listed({ seats, held, out }: FreeSeats): ListedSeat[] {
  const on: ListedSeat[] = [];
  let at = 0;
  for (const { seat_id, after, holder, ...seat } of held) {
    for (const free of seats.slice(at, after)) on.push({ ...free, holder: null, out: null });
    at = Math.max(at, after);
    on.push({ ...seat, id: seat_id, returned: false, holder, out: null });
  }
  for (const free of seats.slice(at)) on.push({ ...free, holder: null, out: null });
  const all: ListedSeat[] = [];
  at = 0;
  for (const { seat_id, after, out: why, ...seat } of out) {
    all.push(...on.slice(at, after), { ...seat, id: seat_id, returned: false, holder: null, out: why });
    at = Math.max(at, after);
  }
  all.push(...on.slice(at));
  return all;
}

export const price = (free: FreeSeats, category: number, rate: number): number | null =>
  free.prices.find((cell) => cell.category_id === category && cell.rate_id === rate)?.price_cents ?? null;

/** The first rate of the house that has a price in this category. */
export const firstRate = (free: FreeSeats, category: number): Named | undefined =>
  free.rates.find((rate) => price(free, category, rate.id) !== null);

export interface Typed {
  readonly found: readonly FreeSeat[];
  /** What was asked for and is in somebody else's basket. */
  readonly held: readonly SeatHeld[];
  /** What was asked for and is out of sale. */
  readonly out: readonly SeatOut[];
  /** What was asked for and is in an order: « A 13 ». */
  readonly sold: readonly string[];
  /** What was asked for and is asked back from its order. */
  readonly asked: readonly string[];
  /** What was asked for and this hall does not have, or has twice: « A 99 ». */
  readonly missing: readonly string[];
}

/**
 * « A 12 », « a12 », « A 12 14 16 », « A 12-14 », « A 12, B 3 », « Loge 4 2 », « pre balc A 12 » as seats; null when it is
 * none of these. Where rows are numbers the first one is the row.
 */
export function typedSeats(free: FreeSeats, text: string): Typed | null {
  const tokens = text.trim().match(/\d+\s*(?:bis|ter|quater)(?!\p{L})|\d+\s*[-–]\s*\d+|\d+|[^\d\s,;–-]+|[,;]/giu) ?? [];
  const labels = [...new Set([...free.seats, ...free.held, ...free.out, ...free.taken].map((seat) => seat.row))];
  const found: FreeSeat[] = [];
  const held: SeatHeld[] = [];
  const out: SeatOut[] = [];
  const sold: string[] = [];
  const asked: string[] = [];
  const missing: string[] = [];
  let rows: readonly string[] | null = null;
  /** What the row was typed as. */
  let said = '';
  /** Words that no number has followed yet: what is left over is said, never dropped. */
  let words: string[] = [];
  let any = false;
  const leave = (left: readonly string[]): void =>
    void missing.push(...left.map((word) => word.toLocaleUpperCase('fr')));
  for (const token of tokens) {
    if (/^[,;]/.test(token)) continue;
    if (!/^\d/.test(token)) {
      words.push(token);
      continue;
    }
    const named = labels.find((label) => folded(label) === folded([...words, token].join(' ')));
    if (named !== undefined && (words.length > 0 || rows === null)) {
      [rows, said, words] = [[named], named, []];
      continue;
    }
    if (words.length > 0) {
      const whole = rowsNamed(labels, words);
      if (whole.length === 0) leave(words.slice(0, -1));
      said = (whole.length === 0 ? words.slice(-1) : words).join(' ').toLocaleUpperCase('fr');
      rows = whole.length === 0 ? rowsNamed(labels, words.slice(-1)) : whole;
      words = [];
    }
    if (rows === null) return null;
    for (const number of /\p{L}/u.test(token)
      ? [token.replace(/\s*(\p{L}+)$/u, ' $1').toLowerCase()]
      : numbersOf(token)) {
      any = true;
      const meant = ({ row, seat }: { row: string; seat: string }): boolean =>
        rows?.includes(row) === true && seat === String(number);
      // Two levels have such a row: which one is not guessed.
      if (rows.length > 1) {
        missing.push(rows.map((row) => `${row} ${number}`).join(' / '));
        continue;
      }
      const [seat, other, kept] = [free.seats.find(meant), free.held.find(meant), free.out.find(meant)];
      const taken = free.taken.find(meant);
      if (seat) found.push(seat);
      else if (other) held.push(other);
      else if (kept) out.push(kept);
      else (taken ? (taken.asked ? asked : sold) : missing).push(`${said} ${number}`);
    }
  }
  leave(words);
  return any ? { found, held, out, sold, asked, missing } : null;
}

/** The rows that are meant: the one of that name, else those whose last word it is, with what was typed of the level. */
function rowsNamed(labels: readonly string[], words: readonly string[]): readonly string[] {
  const typed = words.map(folded);
  const whole = labels.filter((label) => folded(label) === typed.join(' '));
  if (whole.length > 0) return whole;
  return labels.filter((label) => {
    const parts = label.split(' ').map(folded);
    if (parts.pop() !== typed.at(-1)) return false;
    let at = 0;
    return typed.slice(0, -1).every((word) => {
      while (at < parts.length && !parts[at]?.startsWith(word)) at += 1;
      at += 1;
      return at <= parts.length;
    });
  });
}

function numbersOf(token: string): number[] {
  const [from = 0, to = from] = token.split(/[-–]/).map((part) => Number(part.trim()));
  const count = Math.min(LIMITS.places, Math.abs(to - from) + 1);
  return Array.from({ length: count }, (_, at) => Math.min(from, to) + at);
}
