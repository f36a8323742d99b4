// A void says what goes back by which tender, and is not sent before every question is answered.
import { describe, expect, it } from 'vitest';
import { ApiError, type GivenBack, type Grave, type Standing, type VoidQuote } from '../../../api';
import { backInWords } from './back';
import { Voiding } from './voiding.svelte';

const part = (way: GivenBack['way'], amount_cents: number, payment_id = 1): GivenBack => ({
  payment_id,
  card_last4: '',
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
    expect([made.args, answers.missing]).toEqual([null, ['terminal']]);
    answers.tell(1, { said: 'unknown', authorisation: 'A1B2' });
    expect(made.args).toMatchObject({
      terminal: 'nothing',
      terminals: [{ payment_id: 1, said: 'unknown', card_authorisation: '' }],
    });
    answers.tell(1, { said: 'done' });
    expect(made.args?.terminals).toEqual([{ payment_id: 1, said: 'done', card_authorisation: 'A1B2' }]);
  });

  it('names in its button what is handed over, and says what is not sure', () => {
    const given = [part('hand', 500), part('terminal', 2000), part('lot', 300)];
    const { answers } = voiding(quoted(given, 'may', 'may', false));
    expect(backInWords(given, answers.unsure)).toBe(
      '5,00\u00a0€ en espèces, 20,00\u00a0€ par carte, 3,00\u00a0€ au solde client',
    );
    answers.tell(1, { said: 'unknown' });
    expect(backInWords(given, answers.unsure)).toContain('20,00\u00a0€ par carte à vérifier');
  });

  it('asks the terminal of each card by itself, one after the other', () => {
    const made = voiding(quoted([part('terminal', 2000, 1), part('terminal', 3000, 2)], 'may', 'may', false));
    const { answers } = made;
    answers.reason = 'mistake';
    expect(answers.card?.payment_id).toBe(1);
    answers.tell(1, { said: 'done', authorisation: 'A1' });
    expect([answers.card?.payment_id, made.args]).toEqual([2, null]);
    answers.tell(2, { said: 'unknown' });
    expect(made.args?.terminals).toEqual([
      { payment_id: 1, said: 'done', card_authorisation: 'A1' },
      { payment_id: 2, said: 'unknown', card_authorisation: '' },
    ]);
  });

  it('says what is missing, in the order of the page', () => {
    const made = voiding(quoted([part('terminal', 2000)], 'second_needed', 'second_needed', true));
    const { answers } = made;
    expect(answers.missing).toEqual(['terminal', 'tickets', 'reason', 'signature']);
    answers.tell(1, { said: 'done' });
    answers.returned = true;
    answers.reason = 'other';
    answers.seconded = { id: 3, name: 'Hélène' };
    expect(answers.missing).toEqual([]);
  });

  it('asks for the tickets in hand; without them it needs a signature', () => {
    const made = voiding(quoted([part('hand', 2500)], 'may', 'second_needed', true));
    const { answers } = made;
    answers.reason = 'customer';
    // Nobody is called before it is said whether they are back.
    expect([answers.signs, answers.missing, made.args]).toEqual([false, ['tickets'], null]);
    answers.returned = false;
    expect([answers.signs, answers.standing, made.args]).toEqual([true, 'second_needed', null]);
    answers.seconded = { id: 3, name: 'Hélène' };
    expect(made.args).toMatchObject({ ticket_returned: false, seconded_by: 3 });
    answers.returned = true;
    expect(made.args).toMatchObject({ ticket_returned: true, seconded_by: null });
  });

  it('asks for the signature alone again where the core does not take it', () => {
    const { answers } = voiding(quoted([part('terminal', 2000)], 'second_needed', 'second_needed', true));
    answers.tell(1, { said: 'done', authorisation: 'A1B2' });
    answers.returned = true;
    answers.reason = 'other';
    answers.seconded = { id: 3, name: 'Hélène' };
    const { given } = answers;
    answers.refused(new ApiError('amount_changed'));
    expect(answers.given).toEqual(given);
    answers.refused(new ApiError('second_needed', { why: 'not_signed' }));
    expect([answers.missing, answers.given]).toEqual([['signature'], null]);
    answers.seconded = { id: 3, name: 'Hélène' };
    expect(answers.given).toEqual(given);
  });

  it('cannot be signed for where a supervisor must do it', () => {
    const made = voiding(quoted([part('hand', 40_000)], 'supervisor_needed', 'supervisor_needed', false));
    made.answers.reason = 'customer';
    made.answers.seconded = { id: 3, name: 'Hélène' };
    expect(made.args).toBeNull();
  });

  it('takes what was said of the tickets before the core has counted, where it asks for them', () => {
    const made = new Voiding(7, []);
    made.chosen = [1, 2];
    made.answers.returned = true;
    made.answers.reason = 'customer';
    expect(made.args).toBeNull();
    made.reading.took(quoted([part('hand', 2500)], 'may', 'second_needed', true));
    expect(made.args).toMatchObject({ ticket_returned: true, seconded_by: null });
    made.reading.took(quoted([part('hand', 2500)], 'may', 'may', false));
    expect(made.args).toMatchObject({ ticket_returned: false });
  });

  it('forgets what was answered of other places', () => {
    const made = voiding(quoted([part('hand', 2500)], 'may', 'may', true));
    made.answers.returned = true;
    made.answers.seconded = { id: 3, name: 'Hélène' };
    made.choose([]);
    expect([made.answers.returned, made.answers.seconded, made.quote]).toEqual([null, null, null]);
  });
});
