// Free seats put in order, found by what a person types, and chosen side by side. Pure.
import type { FreeSeat, FreeSeats, Named } from '../../api';
import { folded } from '../../components/text';

export interface SeatRow {
  readonly key: string;
  readonly row: string;
  readonly category: Named;
  readonly seats: readonly FreeSeat[];
}

/** Rows as the core orders them; a row of two categories is two lines. */
export function rowsOf(free: FreeSeats, category: number | null): SeatRow[] {
  const names = new Map(free.categories.map((known) => [known.id, known]));
  const rows: SeatRow[] = [];
  for (const seat of free.seats) {
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

export const price = (free: FreeSeats, category: number, rate: number): number | null =>
  free.prices.find((cell) => cell.category_id === category && cell.rate_id === rate)?.price_cents ?? null;

/** The first rate of the house that has a price in this category. */
export const firstRate = (free: FreeSeats, category: number): Named | undefined =>
  free.rates.find((rate) => price(free, category, rate.id) !== null);

export interface Typed {
  readonly found: readonly FreeSeat[];
  /** What was asked for and is not free: « A 13 ». */
  readonly missing: readonly string[];
}

/** « A 12 », « a12 », « A 12 14 16 », « A 12-14 », « A 12, B 3 » as seats; null when it is none of these. */
export function typedSeats(free: FreeSeats, text: string): Typed | null {
  const tokens = text.trim().match(/\d+\s*(?:bis|ter|quater)(?!\p{L})|\d+\s*[-–]\s*\d+|\d+|[^\d\s,;–-]+/giu) ?? [];
  const found: FreeSeat[] = [];
  const missing: string[] = [];
  let row: string | null = null;
  /** A row that no number has followed yet: what is left over is said, never dropped. */
  let alone: string | null = null;
  let any = false;
  const leave = (): void => {
    if (alone !== null) missing.push(alone.toLocaleUpperCase('fr'));
  };
  for (const token of tokens) {
    if (!/^\d/.test(token)) {
      leave();
      row = folded(token);
      alone = token;
      continue;
    }
    alone = null;
    if (row === null) return null;
    for (const number of /\p{L}/u.test(token)
      ? [token.replace(/\s*(\p{L}+)$/u, ' $1').toLowerCase()]
      : numbersOf(token)) {
      any = true;
      const inRow: string = row;
      const seat = free.seats.find((candidate) => folded(candidate.row) === inRow && candidate.seat === String(number));
      if (seat) found.push(seat);
      else missing.push(`${row.toLocaleUpperCase('fr')} ${number}`);
    }
  }
  leave();
  return any ? { found, missing } : null;
}

const TYPED_MAX = 50;

function numbersOf(token: string): number[] {
  const [from = 0, to = from] = token.split(/[-–]/).map((part) => Number(part.trim()));
  const count = Math.min(TYPED_MAX, Math.abs(to - from) + 1);
  return Array.from({ length: count }, (_, at) => Math.min(from, to) + at);
}

/** How far apart two neighbours' numbers are: 1, or 2 where one side of the hall is even, the other odd. */
export function numberStep(free: FreeSeats): 1 | 2 {
  let ones = 0;
  let twos = 0;
  for (const row of rowsOf(free, null)) {
    row.seats.forEach((seat, at) => {
      const next = row.seats[at + 1];
      const gap = next ? Math.abs(Number(next.seat) - Number(seat.seat)) : 0;
      if (gap === 1) ones += 1;
      if (gap === 2) twos += 1;
    });
  }
  return twos > ones ? 2 : 1;
}

/**
 * The best `count` seats: the first category of the house that has them side by side in one row, the
 * first such row, the middle of the hall before its sides. Null when nowhere so many are together.
 */
export function bestSeats(free: FreeSeats, count: number, taken: ReadonlySet<number>): readonly FreeSeat[] | null {
  const step = numberStep(free);
  const middles = middleOf(free);
  for (const category of free.categories) {
    for (const row of rowsOf(free, category.id)) {
      const seats = row.seats.filter((seat) => !taken.has(seat.id));
      const middle = middles.get(row.row) ?? 0;
      let best: { seats: FreeSeat[]; off: number } | null = null;
      for (let from = 0; from + count <= seats.length; from += 1) {
        const run = seats.slice(from, from + count);
        if (!together(run, step)) continue;
        const off = Math.abs(from + (count - 1) / 2 - middle);
        if (!best || off < best.off) best = { seats: run, off };
      }
      if (best) return best.seats;
    }
  }
  return null;
}

const together = (run: readonly FreeSeat[], step: number): boolean =>
  run.every((seat, at) => {
    const before = run[at - 1];
    return !before || Math.abs(Number(seat.seat) - Number(before.seat)) === step;
  });

function middleOf(free: FreeSeats): Map<string, number> {
  const middles = new Map<string, number>();
  for (const row of rowsOf(free, null)) middles.set(row.row, (row.seats.length - 1) / 2);
  return middles;
}
