// A void says what goes back by which tender, and is not sent before every question is answered.
import { describe, expect, it } from 'vitest';
import type { GivenBack, Grave, Standing, VoidQuote } from '../../../api';
import { Voiding } from './voiding.svelte';

const part = (way: GivenBack['way'], amount_cents: number): GivenBack => ({
  tender: way === 'terminal' ? 'card' : way === 'hand' ? 'cash' : 'credit',
  way,
  amount_cents,
  lot: null,
  expires_at_ms: null,
});

function quoted(given: GivenBack[], standing: Standing, without_ticket: Standing, ask_ticket: boolean): VoidQuote {
  const why: Grave[] = standing === 'may' ? [] : ['other_sale'];
  const total_cents = given.reduce((sum, { amount_cents }) => sum + amount_cents, 0);
  return { places: [], total_cents, given, ask_ticket, may: { standing, supervisors: 0, why, without_ticket } };
}

function voiding(quote: VoidQuote): Voiding {
  const made = new Voiding(7, []);
  made.chosen = [1, 2];
  made.reading.took(quote);
  return made;
}

describe('a void', () => {
  it('is sent once the reason is said, with the total that was shown', () => {
    const made = voiding(quoted([part('hand', 2500)], 'may', 'may', false));
    expect(made.args).toBeNull();
    made.answers.reason = 'customer';
    expect(made.args).toMatchObject({
      order_id: 7,
      place_ids: [1, 2],
      expected_total_cents: 2500,
      terminal: 'nothing',
    });
  });

  it('waits for the terminal where a part goes back by card', () => {
    const made = voiding(quoted([part('hand', 500), part('terminal', 2000)], 'may', 'may', false));
    const { answers } = made;
    answers.reason = 'mistake';
    expect([answers.byHand, answers.byCard, made.args]).toEqual([500, 2000, null]);
    answers.authorisation = 'A1B2';
    answers.terminal = 'unknown';
    expect(made.args).toMatchObject({ terminal: 'unknown', card_authorisation: '' });
    answers.terminal = 'done';
    expect(made.args).toMatchObject({ terminal: 'done', card_authorisation: 'A1B2' });
  });

  it('asks for the tickets in hand; without them it needs a signature', () => {
    const made = voiding(quoted([part('hand', 2500)], 'may', 'second_needed', true));
    const { answers } = made;
    answers.reason = 'customer';
    expect(made.args).toBeNull();
    answers.returned = false;
    expect([answers.standing, made.args]).toEqual(['second_needed', null]);
    answers.seconded = { id: 3, name: 'Hélène' };
    expect(made.args).toMatchObject({ ticket_returned: false, seconded_by: 3 });
    answers.returned = true;
    expect(made.args).toMatchObject({ ticket_returned: true, seconded_by: null });
  });

  it('cannot be signed for where a supervisor must do it', () => {
    const made = voiding(quoted([part('hand', 40_000)], 'supervisor_needed', 'supervisor_needed', false));
    made.answers.reason = 'customer';
    made.answers.seconded = { id: 3, name: 'Hélène' };
    expect(made.args).toBeNull();
  });

  it('forgets what was answered of other places', () => {
    const made = voiding(quoted([part('hand', 2500)], 'may', 'may', true));
    made.answers.returned = true;
    made.answers.seconded = { id: 3, name: 'Hélène' };
    made.choose([]);
    expect([made.answers.returned, made.answers.seconded, made.quote]).toEqual([null, null, null]);
  });
});
