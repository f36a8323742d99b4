// An exchange is shown and sent as the core counted it: the difference is paid, or given back.
import type { Given } from '../order/amend/answers.svelte';
import { describe, expect, it } from 'vitest';
import type { ExchangeQuote } from '../../api';
import { exchangeOf, quoteOf } from './exchange';
import { untouched } from './tender';

const of = { orderId: 7, number: '671100', placeIds: [1, 2], seats: 'A 24, A 26', value_cents: 5000 };
const given: Given = {
  ticket_returned: true,
  terminal: 'nothing',
  card_authorisation: '',
  terminals: [],
  reason: 'customer',
  note: '',
  seconded_by: null,
};

function asked(total_cents: number, credit_max_cents = 0): ExchangeQuote {
  const due_cents = Math.max(0, total_cents - of.value_cents);
  return {
    places: [],
    value_cents: of.value_cents,
    lines: [],
    total_cents,
    vat: [],
    due_cents,
    credit_max_cents,
    back_cents: Math.max(0, of.value_cents - total_cents),
    given: [],
    ask_ticket: false,
    may: { standing: 'may', supervisors: 0, why: [], without_ticket: 'may' },
  };
}

describe('an exchange', () => {
  it('leaves the difference to pay, of which credit takes what is wished', () => {
    expect(quoteOf(asked(7500), 0, 1000)).toMatchObject({
      due_cents: 2500,
      credit_cents: 0,
      balance_after_cents: 1000,
    });
    expect(quoteOf(asked(7500, 1000), null, 1000)).toMatchObject({ due_cents: 1500, credit_cents: 1000 });
    expect(quoteOf(asked(7500, 1000), 9999, 1000)).toMatchObject({ due_cents: 1500, balance_after_cents: 0 });
  });

  it('sends both amounts that were shown, the ways in which they go, and the cash of the difference', () => {
    const quote = quoteOf(asked(7500), 0, 0);
    const part = { way: 'carried', amount_cents: 5000 } as const;
    const back = { tender: 'cash', payment_id: 3, card_last4: '', lot: null, expires_at_ms: null } as const;
    const shown = { ...asked(7500), given: [{ ...part, ...back }] };
    expect(exchangeOf(of, 5, [], shown, quote, { ...untouched, tendered: 3000 }, given)).toMatchObject({
      order_id: 7,
      seen_customer_id: 5,
      place_ids: [1, 2],
      expected_value_cents: 5000,
      expected_total_cents: 7500,
      seen_given: [part],
      tendered_cents: 3000,
      card_cents: 0,
      ticket_returned: true,
    });
  });

  it('takes nothing where it gives back, and keeps what the terminal said', () => {
    const quote = quoteOf(asked(4000), 0, 0);
    const refunded = { ...given, terminal: 'done', card_authorisation: 'A1B2' } satisfies Given;
    expect(exchangeOf(of, 5, [], asked(4000), quote, untouched, refunded)).toMatchObject({
      tendered_cents: 0,
      card_cents: 0,
      terminal: 'done',
      card_authorisation: 'A1B2',
    });
  });
});
