// A signature beside is good for a minute: where the core does not take it, its PIN is asked for again and all else stays.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type CustomerSheet, type OrderFile, type OrderFilePlace, type PaidLine } from '../../../api';
import { tauriTransport, useTransport } from '../../../api/transport';
import { keys } from '../../../components';
import { session } from '../../../state';
import GiveCredit from '../../customers/credit/GiveCredit.svelte';
import Correct from './Correct.svelte';
import Void from './Void.svelte';

const may = { standing: 'second_needed', supervisors: 1, why: ['other_sale'], without_ticket: 'second_needed' };
let sent: { name: string; args: Record<string, unknown> }[] = [];
/** How the core answers to what is signed for, one after the other. */
let answers: (ApiError | object)[] = [];
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });
const of = (name: string): Record<string, unknown>[] => sent.filter((one) => one.name === name).map(({ args }) => args);
const over = new ApiError('second_needed', { why: 'not_signed' });

beforeEach(() => {
  [sent, answers] = [[], []];
  session.operator = { id: 1, name: 'Karim', role: 'cashier' } as unknown as NonNullable<typeof session.operator>;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push({ name, args: args as Record<string, unknown> });
      const replies: Record<string, unknown> = {
        operators_signin: [{ id: 3, name: 'Zoé', role: 'supervisor' }],
        second_sign: { operator_id: 3, name: 'Zoé', lasts_ms: 60_000 },
        sale_void_quote: { places: [], total_cents: 2500, given: [], ask_ticket: false, may },
        credit_quote: {
          ...{ until: '2021-06-01', expires_at_ms: 1_622_584_799_999, balance_cents: 2000, recipient: '' },
          standing: 'second_needed',
        },
      };
      if (name in replies) return Promise.resolve(replies[name]);
      const answer = answers.shift();
      return answer instanceof ApiError ? Promise.reject(answer) : Promise.resolve(answer ?? {});
    },
  });
  addEventListener('keydown', handle);
  document.body.replaceChildren();
});
afterEach(() => {
  removeEventListener('keydown', handle);
  session.operator = null;
  useTransport(tauriTransport);
});

/** A supervisor types their PIN. */
async function signs(): Promise<void> {
  await screen.findByDisplayValue('Zoé');
  const pin = screen.getByLabelText('Son code');
  await fireEvent.input(pin, { target: { value: '1234' } });
  await fireEvent.submit(pin.closest('form') as HTMLFormElement);
  await screen.findByText(/Signé par Zoé/);
}
const signed = (): boolean => screen.queryByText(/Signé par Zoé/) !== null;
const refused = (): boolean => screen.queryByText(/n’est plus valable/) !== null;

const forms: [string, string, () => Promise<void>][] = [
  [
    'a void',
    'sale_void',
    async () => {
      const place = { id: 21, row: 'A', seat: '10', performance_id: 7, price_cents: 2500 } as OrderFilePlace;
      render(Void, {
        ...{ file: { id: 7, number: '671100' } as OrderFile, places: [place], first: 21 },
        ...{ onclose: () => undefined, ondone: () => undefined },
      });
      await screen.findByText('Erreur au guichet');
      await press('1');
    },
  ],
  [
    'a correction',
    'sale_correct_tender',
    async () => {
      const paid = { id: 5, tender: 'card', amount_cents: 2500, left_cents: 2500, at_ms: 0 } as PaidLine;
      render(Correct, {
        ...{ orderId: 7, number: '671100', payments: [paid] },
        ...{ onclose: () => undefined, ondone: () => undefined },
      });
      answers.push(new ApiError('second_needed', { why: 'other_sale' }));
      await press('F8');
    },
  ],
  [
    'credit by hand',
    'credit_give',
    async () => {
      const customer = { id: 7, name: 'DUPONT Marie' } as CustomerSheet;
      render(GiveCredit, { customer, onclose: () => undefined, ondone: () => undefined });
      await fireEvent.input(screen.getByLabelText('Montant'), { target: { value: '20' } });
      await fireEvent.input(screen.getByLabelText('Pourquoi'), { target: { value: 'Un geste.' } });
    },
  ],
];

describe.each(forms)('%s', (_, command, opens) => {
  it('asks for the PIN again where the signature is over, and keeps what was answered', async () => {
    await opens();
    await signs();
    expect(refused()).toBe(false);
    answers.push(over);
    const before = of(command).length;
    await press('F8');
    await waitFor(() => expect(refused()).toBe(true));
    expect(signed()).toBe(false);
    const [first] = of(command).slice(before);
    expect(first?.['seconded_by']).toBe(3);
    await signs();
    expect(refused()).toBe(false);
    await press('F8');
    await waitFor(() => expect(of(command)).toHaveLength(before + 2));
    expect(of(command).at(-1)).toEqual(first);
  });
});
