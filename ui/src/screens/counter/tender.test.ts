import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SaleQuote } from '../../api';
import { saleOf, settle, untouched, type Way } from './tender';

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

describe('the sale that is sent', () => {
  it('carries the total of the screen and the credit of the quote', () => {
    const sale = saleOf(7, quote, { ...untouched, tendered: 3000 });
    expect(sale).toMatchObject({
      customer_id: 7,
      credit_cents: 5000,
      tendered_cents: 3000,
      card_cents: 0,
      expected_total_cents: 7500,
    });
  });
  it('sends no card number with cash', () => {
    expect(saleOf(7, quote, { ...untouched, last4: '4242', authorisation: 'A1' })).toMatchObject({
      card_last4: '',
      card_authorisation: '',
    });
    expect(saleOf(7, quote, { ...untouched, way: 'card', last4: '4242' })).toMatchObject({
      card_cents: 2500,
      card_last4: '4242',
      tendered_cents: 0,
    });
  });
});
