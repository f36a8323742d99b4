// A price grid while it is edited: what is typed in each cell, and the prices that makes.
import { LIMITS, type Grid, type GridPrice } from '../../api';
import { parseCents } from '../../i18n';

export type Cells = Readonly<Record<string, string>>;

export const cellKey = (category: number, rate: number): string => `${category}/${rate}`;

/** What the cells hold, as amounts are written. */
export function cellsOf(grid: Grid, write: (cents: number) => string): Cells {
  return Object.fromEntries(
    grid.prices.map((cell) => [cellKey(cell.category_id, cell.rate_id), write(cell.price_cents)]),
  );
}

export const isWrong = (text: string): boolean => {
  if (text.trim() === '') return false;
  const cents = parseCents(text);
  return cents === null || cents > LIMITS.price_cents;
};

/** Whether two texts are the same price, however it is written, or both are none. */
export function isSame(one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true;
  const cents = parseCents(one);
  return cents !== null && cents === parseCents(other);
}

/** Whether two readings of a grid have the same prices, whatever else changed. */
export function samePrices(one: Grid, other: Grid): boolean {
  const [here, there] = [cellsOf(one, String), cellsOf(other, String)];
  const keys = Object.keys(here);
  return keys.length === Object.keys(there).length && keys.every((key) => here[key] === there[key]);
}

/** The prices of the cells; null when one of them is no price. */
export function pricesOf(cells: Cells): GridPrice[] | null {
  const prices: GridPrice[] = [];
  for (const [key, text] of Object.entries(cells)) {
    if (isWrong(text)) return null;
    const cents = parseCents(text);
    if (cents === null) continue;
    const [category = 0, rate = 0] = key.split('/').map(Number);
    prices.push({ category_id: category, rate_id: rate, price_cents: cents });
  }
  return prices;
}
