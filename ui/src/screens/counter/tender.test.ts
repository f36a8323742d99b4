import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SaleQuote } from '../../api';
import { actOf, likelyCash, nextCash, saleOf, settle, untouched, type Way } from './tender';

const quote: SaleQuote = {
  lines: [],
  total_cents: 7500,
  vat: [],
  balance_cents: 10000,
  credit_max_cents: 7500,
  credit_cents: 5000,
  balance_after_cents: 5000,
  due_cents: 2500,
};

interface Case {
  readonly says: string;
  readonly due: number;
  readonly way: Way;
  readonly typed: number | null;
  readonly card: number;
  readonly tendered: number;
  readonly change: number;
  readonly missing: number;
}

/** The domain's payment is held to the same table. */
const table = resolve(import.meta.dirname, '../../../../tests/fixtures/tender.jsonl');
const cases = readFileSync(table, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

describe('the rest to pay', () => {
  it.each(cases)('$says', ({ due, way, typed, card, tendered, change, missing }) => {
    expect(settle(due, { ...untouched, way, tendered: typed })).toEqual({
      card_cents: card,
      tendered_cents: tendered,
      change_cents: change,
      missing_cents: missing,
    });
  });
});

describe('the button that sells', () => {
  const says = (due: number, credit: number, way: Way, tendered: number | null = null) =>
    actOf(due, credit, { ...untouched, way, tendered });
  it('names the amount and the tender that will be written', () => {
    expect(says(2500, 0, 'cash')).toEqual({ says: 'counter-sell-cash', amounts: { due: 2500 } });
    expect(says(2500, 0, 'cash', 3000)).toEqual({ says: 'counter-sell-cash', amounts: { due: 2500 } });
    expect(says(8400, 5000, 'card')).toEqual({ says: 'counter-sell-card', amounts: { due: 8400 } });
    expect(says(2500, 0, 'both', 1000)).toEqual({ says: 'counter-sell-both', amounts: { cash: 1000, card: 1500 } });
    expect(says(2500, 0, 'both')).toEqual({ says: 'counter-sell-card', amounts: { due: 2500 } });
    expect(says(2500, 0, 'both', 3000)).toEqual({ says: 'counter-sell-cash', amounts: { due: 2500 } });
    expect(says(0, 7500, 'cash')).toEqual({ says: 'counter-sell-credit', amounts: { credit: 7500 } });
    expect(says(0, 0, 'card')).toEqual({ says: 'counter-sell-free', amounts: {} });
  });
});

describe('the sale that is sent', () => {
  it('carries the total of the screen and the credit of the quote', () => {
    const sale = saleOf(7, [], quote, { ...untouched, tendered: 3000 });
    expect(sale).toMatchObject({
      customer_id: 7,
      credit_cents: 5000,
      tendered_cents: 3000,
      card_cents: 0,
      expected_total_cents: 7500,
    });
  });
  it('sends no card number with cash', () => {
    expect(saleOf(7, [], quote, { ...untouched, last4: '4242', authorisation: 'A1' })).toMatchObject({
      card_last4: '',
      card_authorisation: '',
    });
    expect(saleOf(7, [], quote, { ...untouched, way: 'card', last4: '4242' })).toMatchObject({
      card_cents: 2500,
      card_last4: '4242',
      tendered_cents: 0,
    });
  });
});

describe('cash that is likely to be handed over', () => {
  it('is whole notes above the rest, the nearest first', () => {
    expect(likelyCash(2500)).toEqual([3000, 4000, 5000]);
    expect(likelyCash(2380)).toEqual([2500, 3000, 4000]);
    expect(likelyCash(10_000)).toEqual([]);
  });
  it('goes from one to the next, and begins again', () => {
    expect([null, 3000, 5000, 7000].map((now) => nextCash(2500, now))).toEqual([3000, 4000, undefined, undefined]);
  });
});
