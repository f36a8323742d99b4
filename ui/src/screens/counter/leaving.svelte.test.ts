// What is sold outlives a look at another screen: the amounts on the button go on with it.
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { SaleQuote } from '../../api';
import { currentSale, dropSale } from './current.svelte';
import type { Sale } from './sale.svelte';

/** A screen that shows the sale, as the counter does: it begins the sale, or finds it. */
function screen(): { sale: Sale; shown: () => readonly unknown[]; leave: () => void } {
  const sale = currentSale();
  let shown: readonly unknown[] = [];
  $effect(() => {
    shown = [sale.counted?.total_cents, sale.due, sale.groups.length, sale.inBasket.size];
  });
  return { sale, shown: () => shown, leave: () => undefined };
}

function entered(): ReturnType<typeof screen> {
  let made: ReturnType<typeof screen> | undefined;
  const leave = $effect.root(() => {
    made = screen();
  });
  flushSync();
  if (!made) throw new Error('no screen');
  return { ...made, leave };
}

const quote = (cents: number): SaleQuote =>
  ({
    total_cents: cents,
    due_cents: cents,
    credit_cents: 0,
    balance_cents: 0,
    vat: [],
    lines: [],
  }) as unknown as SaleQuote;
const line = (seat_id: number) => ({ performance_id: 7, seat_id, rate_id: 1, row: 'A', seat: String(seat_id) });

afterEach(dropSale);

describe('a sale whose screen was left', () => {
  it('is reckoned on when somebody comes back to it', () => {
    const first = entered();
    first.sale.performanceId = 7;
    first.sale.lines = [line(1)] as never;
    first.sale.quote = quote(4_200);
    flushSync();
    expect(first.shown()).toEqual([4_200, 4_200, 1, 1]);
    first.leave();

    const again = entered();
    expect(again.sale).toBe(first.sale);
    again.sale.lines = [line(1), line(2)] as never;
    again.sale.quote = quote(8_400);
    flushSync();
    expect(again.shown()).toEqual([8_400, 8_400, 1, 2]);
    again.leave();
  });
});
