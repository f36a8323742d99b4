// Credit to give is sent once its amount, its day and its reason are there, and are what the core last answered to.
import { describe, expect, it } from 'vitest';
import type { CreditQuote } from '../../../api';
import { Giving } from './giving.svelte';

const quote: CreditQuote = {
  until: '2021-06-01',
  expires_at_ms: 1_622_584_799_999,
  balance_cents: 2000,
  recipient: 'marie@example.org',
  standing: 'may',
};

function giving(answer: CreditQuote): Giving {
  const made = new Giving(7);
  made.amount = 2000;
  made.text = ' Une heure de retard. ';
  made.asking.reading.took(answer);
  made.asking.settled = true;
  return made;
}

describe('credit to give', () => {
  it('is sent with the day that was shown and the reason without its spaces', () => {
    expect(giving(quote).args).toEqual({
      customer_id: 7,
      amount_cents: 2000,
      until: '2021-06-01',
      text: 'Une heure de retard.',
      seconded_by: null,
    });
  });

  it('waits for an amount, a reason and the answer to what stands there', () => {
    for (const change of [
      (made: Giving) => (made.amount = 0),
      (made: Giving) => (made.text = ' '),
      (made: Giving) => (made.asking.settled = false),
    ]) {
      const made = giving(quote);
      change(made);
      expect(made.args).toBeNull();
    }
  });

  it('waits for the signature beside, and for another one where the amount changes', () => {
    const made = giving({ ...quote, standing: 'second_needed' });
    expect([made.signs, made.args]).toEqual([true, null]);
    made.seconded = { id: 3, name: 'Zoé' };
    expect(made.args).toMatchObject({ seconded_by: 3 });
    made.change({ amount: 3000 });
    expect(made.seconded).toBeNull();
  });
});
