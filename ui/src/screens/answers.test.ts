// Answers that keys give leave no trace in a field: what is scanned over them takes none of them away without a word.
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OrderFile, OrderFilePlace } from '../api';
import { tauriTransport, useTransport } from '../api/transport';
import { keys, toasts, unsaved, watchUnsaved } from '../components';
import { route, session } from '../state';
import { openTarget } from '../state/opening';
import { press, SlowHouse, stops, turns } from '../../tests/slow';
import Refunds from './counter/Refunds.svelte';
import { beginExchange, currentSale } from './counter/current.svelte';
import Pay from './order/Pay.svelte';
import Recap from './order/Recap.svelte';
import Void from './order/amend/Void.svelte';

const may = { standing: 'may', supervisors: 1, why: [], without_ticket: 'may' };
const replies: Record<string, unknown> = {
  sale_void_quote: {
    ...{ places: [], total_cents: 2500, ask_ticket: true, may },
    given: [{ payment_id: 5, way: 'terminal', tender: 'card', amount_cents: 2500, card_last4: '4242' }],
  },
  refunds_to_verify: {
    rows: [
      {
        ...{ id: 5, number: 'AN-000001', order_id: 7, order_number: '671100', customer_id: 1, customer_name: 'DUPONT' },
        ...{ amount_cents: 2500, card_last4: '4242', at_ms: 0, operator: 'Karim', counter: 'Guichet 1', tries: 0 },
      },
    ],
    next: null,
  },
  reprise_quote: {
    ...{ places: [], paid_cents: 2500, reprise_cents: 2250, credit: [], exception: false, terms_version: 1 },
    ...{ terms_fr: 'Conditions', terms_en: 'Terms' },
  },
};
const place = (id: number): OrderFilePlace =>
  ({ id, row: 'A', seat: `${id}`, performance_id: 7, price_cents: 2500 }) as OrderFilePlace;
const file = { id: 7, number: '671100', places: [], due_cents: 2500, balance_cents: 0, customer_id: 1 };
const handle = (event: KeyboardEvent): void => keys.handle(event);
let closed = 0;
const ends = { onclose: () => void (closed += 1), ondone: () => undefined };
let stop: () => void = () => undefined;

beforeEach(() => {
  closed = 0;
  toasts.clear();
  route.go('queue');
  document.body.replaceChildren();
  stop = watchUnsaved();
  addEventListener('keydown', handle);
  session.operator = { id: 1, name: 'Hélène', role: 'supervisor' } as unknown as NonNullable<typeof session.operator>;
  useTransport({
    ...tauriTransport,
    send: async (_, name) => Promise.resolve(replies[name] ?? {}),
    onChanged: () => () => undefined,
  });
});
afterEach(() => {
  stop();
  removeEventListener('keydown', handle);
  session.operator = null;
  useTransport(tauriTransport);
});

/** What is scanned is offered, and the dialog stays. */
function stays(): void {
  openTarget({ screen: 'order', params: { order: 7 } });
  expect([closed, route.screen, toasts.list.length]).toEqual([0, 'queue', 1]);
}

it.each([
  ['an answer about the tickets', ['b']],
  ['an answer about the terminal', ['o']],
  ['a reason', ['1']],
  ['other places', ['t']],
])('%s of « Annuler » stays', async (_, pressed) => {
  render(Void, { file: file as unknown as OrderFile, places: [place(21), place(22)], first: 21, ...ends });
  await screen.findByText('Erreur au guichet');
  // What it would give back is counted, and with that whether the terminal is asked.
  await screen.findByText('Remboursé');
  expect(unsaved()).toBe(false);
  press(...pressed);
  await Promise.resolve();
  stays();
});

it('how a refund ended stays', async () => {
  render(Refunds, { onclose: ends.onclose });
  await screen.findByText(/DUPONT/);
  press('1');
  await Promise.resolve();
  expect(unsaved()).toBe(false);
  press('4');
  await Promise.resolve();
  stays();
});

it('the tick before a request stays', async () => {
  render(Recap, { places: [place(21)], ...ends });
  await screen.findByText('Conditions');
  expect(unsaved()).toBe(false);
  press('j');
  await Promise.resolve();
  stays();
});

it('how an order is paid stays', async () => {
  render(Pay, { file: file as unknown as OrderFile, ...ends });
  await screen.findAllByText(/25,00/);
  expect(unsaved()).toBe(false);
  press('2');
  await Promise.resolve();
  stays();
});

it('an answer of « Échanger », and what for seats are put out of sale, stay', async () => {
  const house = new SlowHouse();
  await house.open();
  await beginExchange({ orderId: 7, number: '671083', placeIds: [1], seats: 'A 24', value_cents: 2500 }, null, 1);
  await house.shows();
  press('p', ...'A 12', 'Enter');
  await turns();
  press('Escape');
  await stops();
  press('F8');
  await turns();
  expect(unsaved()).toBe(false);
  press('2');
  await turns();
  expect(unsaved()).toBe(true);
  press('Escape');
  await turns();
  currentSale().others.putting = currentSale().others.toPut;
  await turns();
  expect(unsaved()).toBe(false);
  press('ArrowDown');
  await turns();
  expect(unsaved()).toBe(true);
  await house.close();
});
