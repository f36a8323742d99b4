// Places of an order that are exchanged against what is in the basket. The core counts both sides.
import type { BasketLine, ExchangeQuote, ExchangeSale, SaleQuote } from '../../api';
import type { Given } from '../order/amend/answers.svelte';
import { saleOf, type Tender } from './tender';

/** The places given back, and how they are named. */
export interface ExchangeOf {
  readonly orderId: number;
  readonly number: string;
  readonly placeIds: readonly number[];
  /** « A 24, A 26 ». */
  readonly seats: string;
  /** What they were paid, as the core said it last; null where it has not. */
  readonly value_cents: number | null;
}

/** What the basket shows of an exchange: what is left to pay, less the credit that is wished. */
export function quoteOf(asked: ExchangeQuote, wish: number | null, balance: number): SaleQuote {
  const credit_cents = Math.min(wish ?? asked.credit_max_cents, asked.credit_max_cents);
  return {
    lines: asked.lines,
    total_cents: asked.total_cents,
    vat: asked.vat,
    balance_cents: balance,
    credit_max_cents: asked.credit_max_cents,
    credit_cents,
    balance_after_cents: balance - credit_cents,
    due_cents: asked.due_cents - credit_cents,
  };
}

/** The exchange as the screen shows it: other amounts, ways and another customer are refused by the core before money moves. */
export function exchangeOf(
  of: ExchangeOf,
  customerId: number | null,
  basket: readonly BasketLine[],
  asked: ExchangeQuote,
  quote: SaleQuote,
  tender: Tender,
  given: Given,
): ExchangeSale {
  const { lines, credit_cents, card_cents, card_last4, card_authorisation, tendered_cents, expected_total_cents } =
    saleOf(null, basket, quote, tender);
  return {
    ...given,
    order_id: of.orderId,
    seen_customer_id: customerId,
    place_ids: [...of.placeIds],
    lines,
    credit_cents,
    card_cents,
    card_last4,
    // Either a charge or a refund: a difference goes one way.
    card_authorisation: card_cents > 0 ? card_authorisation : given.card_authorisation,
    tendered_cents,
    expected_value_cents: asked.value_cents,
    expected_total_cents,
    seen_given: asked.given.map(({ way, amount_cents }) => ({ way, amount_cents })),
  };
}
