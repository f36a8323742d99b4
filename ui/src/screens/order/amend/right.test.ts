// An order is put right on its own screen: what is pressed counts at once, and what is said is what is handed over.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Amended, GivenBack, OrderFile, OrderFilePlace } from '../../../api';
import { tauriTransport, useTransport } from '../../../api/transport';
import { keys, toasts } from '../../../components';
import { session } from '../../../state';
import { currentSale, dropSale, lastSold } from '../../counter/current.svelte';
import type { Receipt } from '../../counter/receipt';
import Sheet from '../Sheet.svelte';

const place = (id: number): OrderFilePlace =>
  ({
    ...{ id, row: 'A', seat: String(id), performance_id: 1, show: 'CARMEN', hall: '', starts_at_ms: 0 },
    ...{ category: '', rate: '', channel: '', holder: '', price_cents: 2500, state: 'live', flags: [] },
    ...{ copy: null, handed_at_ms: null, scanned_at_ms: null, reprise_id: null },
  }) as unknown as OrderFilePlace;
const no = { may: false, why: null, args: {} };
const file = {
  ...{ id: 7, number: '671083', customer_id: null, customer_name: '', customer_email: '', channel: 'counter' },
  ...{ operator: '', counter: '', created_at_ms: 0, state: 'issued', places: [place(21), place(22)] },
  ...{ total_cents: 5000, fees_cents: 0, net_today_cents: 5000, due_cents: 0, balance_cents: 0 },
  ...{ payments: [], returns: [], papers: [], contradictions: [], notes: [], history: [] },
  may: {
    ...{ print_all: no, print_again: no, send_tickets: no, receipt: no },
    ...{ attach_customer: no, take_payment: no, note: no },
  },
} as unknown as OrderFile;

const part = (way: GivenBack['way'], amount_cents: number): GivenBack => ({
  ...{ payment_id: 1, tender: way === 'hand' ? 'cash' : 'credit', way, amount_cents },
  ...{ card_last4: '', lot: null, expires_at_ms: null },
});
const parts = [part('hand', 833), part('lot', 1667)];
const done: Amended = { amendment_id: 1, number: 'AN-000001', total_cents: 2500, given: parts, unsettled: false };
let answer: Amended = done;
let asksTicket = false;
let sent: unknown = null;
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });
const said = (): string => (toasts.current?.text ?? '').replace(/[\u00a0\u202f]/g, ' ').replace('\u2011', '-');

beforeEach(async () => {
  [answer, asksTicket, sent] = [done, false, null];
  session.operator = { id: 1, name: 'Karim', role: 'cashier', initials: 'K' };
  useTransport({
    ...tauriTransport,
    send: (_id, name, args) => {
      if (name === 'sale_void') sent = args;
      const replies: Record<string, unknown> = {
        order_file: file,
        order_money: { can_give_back: [21, 22], payments: [], amendments: [] },
        sale_void_quote: {
          ...{ places: [place(21)], total_cents: 2500, given: parts, ask_ticket: asksTicket },
          may: { standing: 'may', supervisors: 0, why: [], without_ticket: 'may' },
        },
        sale_void: answer,
      };
      return Promise.resolve(replies[name] ?? {});
    },
    onChanged: () => () => undefined,
  });
  addEventListener('keydown', handle);
  document.body.replaceChildren();
  render(Sheet, { id: 7, placeId: 21 });
  await screen.findByRole('button', { name: /Annuler des places/ });
});
afterEach(() => {
  removeEventListener('keydown', handle);
  toasts.clear();
  dropSale();
  session.operator = null;
  useTransport(tauriTransport);
});

async function voids(): Promise<void> {
  await press('x');
  await press('1');
  await screen.findByRole('button', { name: /rendre 8,33.*en espèces, 16,67.*au solde client/ });
  await press('F8');
  await waitFor(() => expect(said()).not.toBe(''));
}

it('names what is handed over in cash apart from what went to the credit', async () => {
  await voids();
  expect(said()).toBe('AN-000001, rendu au client : 8,33 € en espèces, 16,67 € au solde client');
});

it('says to verify of the card alone where the terminal did not say', async () => {
  answer = { ...done, given: [part('hand', 833), part('terminal', 1667)], unsettled: true };
  await voids();
  expect(said()).toBe(
    'AN-000001 : le terminal n’a pas dit s’il a rendu l’argent. ' +
      'Rendu au client : 8,33 € en espèces, 16,67 € par carte à vérifier',
  );
});

it('takes what is answered in the keys behind the one that chose the places', async () => {
  asksTicket = true;
  await press('x');
  await press('t');
  await press('b');
  await press('1');
  await screen.findByRole('button', { name: /rendre 8,33/ });
  expect(document.querySelector<HTMLElement>('[data-asks=tickets] [aria-pressed=true]')?.textContent).toContain(
    'Billets rendus',
  );
  await press('F8');
  await waitFor(() => expect(said()).not.toBe(''));
  expect(sent).toMatchObject({ place_ids: [21, 22], ticket_returned: true, reason: 'mistake' });
});

it('puts away the card of its sale, which F11 finds as an order', async () => {
  currentSale().receipt = { sold: { order_id: 7, order_number: '671083' } } as Receipt;
  await voids();
  expect([currentSale().receipt, lastSold()?.id]).toEqual([null, 7]);
});

it('leaves the card of another sale where it is', async () => {
  currentSale().receipt = { sold: { order_id: 8, order_number: '671084' } } as Receipt;
  await voids();
  expect(currentSale().sold?.order_id).toBe(8);
});
