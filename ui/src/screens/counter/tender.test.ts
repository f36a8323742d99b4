import { describe, expect, it } from 'vitest';
import type { SaleQuote } from '../../api';
import { saleOf, settle, untouched } from './tender';

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

describe('the rest to pay', () => {
  it('is given exactly when no amount is typed', () => {
    expect(settle(2500, untouched)).toEqual({ card_cents: 0, tendered_cents: 2500, change_cents: 0, missing_cents: 0 });
  });
  it('gives 5,00 back on 30,00', () => {
    expect(settle(2500, { ...untouched, tendered: 3000 }).change_cents).toBe(500);
  });
  it('says what is missing', () => {
    expect(settle(2500, { ...untouched, tendered: 2000 }).missing_cents).toBe(500);
  });
  it('goes to the card for what cash leaves', () => {
    expect(settle(2500, { ...untouched, way: 'both', tendered: 1000 })).toEqual({
      card_cents: 1500,
      tendered_cents: 1000,
      change_cents: 0,
      missing_cents: 0,
    });
  });
  it('takes no money when credit pays all', () => {
    expect(settle(0, { ...untouched, tendered: 2000 })).toEqual({
      card_cents: 0,
      tendered_cents: 0,
      change_cents: 0,
      missing_cents: 0,
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
