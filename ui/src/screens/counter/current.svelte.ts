// The sale under way of whoever is signed in: it is begun, found again, given up.
import { call, toApiError, type FreeSeats } from '../../api';
import { session } from '../../state';
import type { ExchangeOf } from './exchange';
import { holding } from './holding.svelte';
import { Sale } from './sale.svelte';

/** The sale under way, and what takes its reckoning away. */
interface Current {
  readonly operator: number | undefined;
  readonly sale: Sale;
  readonly end: () => void;
}

let current: Current | null = null;
/** What each person sold last: found again once the next customer is there. */
let last = $state.raw<{ readonly operator: number | undefined; readonly id: number; readonly number: string } | null>(
  null,
);

/** A basket without a seat. */
const nothing = { lines: [], exchanging: [], hears: () => undefined };

/**
 * Begins a sale in place of the one before. What it reckons belongs to the sale, not to the screen that begins it: the
 * reckoning of a screen stands still once the screen is left, and the sale goes on.
 */
function begin(exchange: ExchangeOf | null = null): Sale {
  const sold = current?.sale.sold;
  if (current && sold) last = { operator: current.operator, id: sold.order_id, number: sold.order_number };
  current?.end();
  if (current !== null && current.operator === session.operator?.id) holding.says(nothing);
  else {
    // The basket of whoever worked here before is lost with this: what it held is free at once.
    const before = current?.operator;
    if (before !== undefined && current?.sale.lines.length)
      void call('seats_leave', { id: before }).catch(() => undefined);
    holding.forgets();
  }
  let begun: Sale | undefined;
  const stop = $effect.root(() => {
    begun = new Sale(exchange);
  });
  const sale = begun ?? new Sale(exchange);
  const end = (): void => {
    sale.left = true;
    stop();
  };
  current = { operator: session.operator?.id, sale, end };
  return sale;
}

/** The sale of whoever is signed in: it outlives a look at another screen, never another operator. */
export function currentSale(): Sale {
  return current !== null && current.operator === session.operator?.id ? current.sale : begin();
}

/** Places in the basket of whoever is signed in, not sold yet: somebody else who signs in begins another sale. */
export function basketLeft(): number {
  if (current === null || current.operator !== session.operator?.id || current.sale.receipt) return 0;
  return current.sale.lines.length;
}

/** The order that whoever is signed in sold last. */
export function lastSold(): { readonly id: number; readonly number: string } | null {
  return last !== null && last.operator === session.operator?.id ? last : null;
}

/**
 * The window closes over the basket, behind the lock too: what it holds is free at once. A core that does not answer lets
 * it end by its time.
 */
export async function leaveBasket(): Promise<void> {
  const whose = session.operator?.id;
  if (basketLeft() === 0 || whose === undefined) return;
  await holding.said();
  await call('seats_leave', { id: whose }).catch(() => undefined);
}

/** Asks the core, where this window has sold nothing yet: it was closed meanwhile. */
export async function readLastSold(): Promise<void> {
  const operator = session.operator?.id;
  if (lastSold() !== null) return;
  try {
    const { order } = await call('sale_last', {});
    if (order && session.operator?.id === operator && lastSold() === null) last = { operator, ...order };
  } catch (thrown) {
    session.heeds(toApiError(thrown));
  }
}

/** Forgets the sale: its places are of another house now. */
export function dropSale(): void {
  last = null;
  current?.end();
  holding.forgets();
  current = null;
}

/** Forgets the sale and begins another one for the next person, at the same performance. */
export function nextSale(): Sale {
  const before = current?.sale.performanceId ?? null;
  const sale = begin();
  if (before !== null) void sale.choose(before);
  return sale;
}

/** An order is put right: the card of its sale, which says what is so no longer, gives way to the next customer. */
export function putAway(orderId: number): void {
  if (current?.operator === session.operator?.id && current?.sale.sold?.order_id === orderId) nextSale();
}

/** Whether the sale of whoever is signed in was sent, and is not answered: it is asked for before it is given up. */
export const saleAwaits = (): boolean =>
  current !== null && current.operator === session.operator?.id && current.sale.awaits;

/**
 * Begins the exchange of places of an order, for the customer of that order, at their performance. Both are read before: what
 * cannot be is said where the exchange was asked for, and no basket is given up for it.
 */
export async function beginExchange(of: ExchangeOf, customerId: number | null, performanceId: number): Promise<void> {
  const [customer, free] = await Promise.all([
    customerId === null ? null : call('customer_sheet', { id: customerId }),
    seatsOf(performanceId),
  ]);
  const sale = begin(of);
  sale.starts(customer, performanceId, free);
  if (free === null) await sale.loadSeats();
}

/** Null for a performance that is no longer sold: another one is chosen at the counter. */
async function seatsOf(id: number): Promise<FreeSeats | null> {
  try {
    return await call('performance_seats', { id });
  } catch (thrown) {
    if (toApiError(thrown).code === 'not_found') return null;
    throw thrown;
  }
}
