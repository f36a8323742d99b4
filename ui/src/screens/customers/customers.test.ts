// A customer's sheet shows what was asked for last, whatever answer comes last.
import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tellChanged } from '../../api/changes';
import { tauriTransport, useTransport } from '../../api/transport';
import { route } from '../../state';
import Customers from './Customers.svelte';
import { Sheet } from './customers.svelte';

interface Asked {
  readonly name: string;
  readonly answer: (reply: unknown) => void;
}
let asked: Asked[] = [];
const of = (name: string): Asked[] => asked.filter((one) => one.name === name);
let balance = 2600;
const sheetOf = (cents: number): object => ({
  id: 1,
  name: 'DUPONT Marie',
  balance_cents: cents,
  lots: cents === 0 ? [] : [{ id: 9, number: 'AV-000009', left_cents: cents, lapsed_cents: 0, expires_at_ms: 0 }],
  fields: { email: '', phone: '' },
  orders: 0,
  pending: 0,
  access: { open: 0, since_ms: null, seen_at_ms: null },
  closing: null,
  erased_at_ms: null,
  created_at_ms: 0,
});
const noOrders = { rows: [], total: 0 };

beforeEach(() => {
  asked = [];
  route.params = {};
});
afterEach(() => useTransport(tauriTransport));

it('keeps what was read last when an earlier answer comes late', async () => {
  useTransport({
    ...tauriTransport,
    send: (_id, name) => new Promise((answer) => asked.push({ name, answer })),
    onChanged: () => () => undefined,
  });
  const sheet = new Sheet();
  void sheet.open(1);
  void sheet.reload();
  const [first, second] = of('customer_sheet');
  for (const orders of of('order_list')) orders.answer(noOrders);
  second?.answer(sheetOf(0));
  await waitFor(() => expect(sheet.customer?.lots).toEqual([]));
  first?.answer(sheetOf(2600));
  await new Promise((done) => setTimeout(done));
  expect(sheet.customer?.balance_cents).toBe(0);
});

it('finds the list as it was left where somebody comes back from an order', async () => {
  const row = (id: number): object => ({
    ...{ id, number: id, name: `DUPONT ${id}`, email: '', phone: '', balance_cents: 0 },
  });
  const order = {
    ...{ id: 7, number: '671083', show: 'CARMEN', places: 1, total_cents: 0, starts_at_ms: 0, state: 'issued' },
    ...{ created_at_ms: 0, pending: 0, taken_back: 0 },
  };
  const searched: string[] = [];
  useTransport({
    ...tauriTransport,
    send: (_id, name, args) => {
      const { id, search } = args as { id: number; search: string };
      if (name === 'customer_search') searched.push(search);
      const answers: Record<string, () => unknown> = {
        customer_search: () => ({ rows: [row(1), row(2), row(3)], next: null }),
        customer_sheet: () => ({ ...sheetOf(0), id, name: `DUPONT ${id}` }),
        order_list: () => ({ rows: [order], total: 1 }),
      };
      return Promise.resolve(answers[name]?.());
    },
    onChanged: () => () => undefined,
  });
  route.go('customers', { customer: 2, search: 'dup' });
  const { unmount } = render(Customers);
  (await screen.findByRole('button', { name: /Détails/ })).click();
  expect([route.screen, route.from?.params]).toEqual(['order', { customer: 2, search: 'dup' }]);
  unmount();
  searched.length = 0;
  route.leave('customers');
  const { container } = render(Customers);
  await waitFor(() => expect(container.querySelector('[aria-selected=true]')?.textContent).toContain('DUPONT 2'));
  expect([searched[0], screen.getByRole<HTMLInputElement>('searchbox').value]).toEqual(['dup', 'dup']);
});

it('shows in the list as on the sheet that an acceptance was undone', async () => {
  useTransport({
    ...tauriTransport,
    send: (_id, name) => {
      const answers: Record<string, () => unknown> = {
        customer_search: () => ({
          rows: [{ id: 1, number: 1, name: 'DUPONT Marie', email: '', phone: '', balance_cents: balance }],
          next: null,
        }),
        customer_sheet: () => sheetOf(balance),
        order_list: () => noOrders,
      };
      return Promise.resolve(answers[name]?.());
    },
    onChanged: () => () => undefined,
  });
  balance = 2600;
  const { container } = render(Customers);
  await waitFor(() => expect(container.querySelector('.brass')?.textContent).toMatch(/26,00/));
  balance = 0;
  tellChanged(['credits']);
  await waitFor(() => expect(screen.queryAllByText(/26,00/)).toEqual([]));
});
