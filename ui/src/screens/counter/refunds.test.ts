// Card refunds to verify: the list follows its orders, and what ends as credit is of whom the list showed.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Topic, UnknownRefund } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import { session } from '../../state';
import Refunds from './Refunds.svelte';

let rows: UnknownRefund[] = [];
let settled: unknown[] = [];
let tell: (topics: Topic[]) => void = () => undefined;
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });
const of = (customer_id: number, customer_name: string): UnknownRefund => ({
  ...{ id: 5, number: 'AN-000001', order_id: 7, order_number: '671100', customer_id, customer_name },
  ...{ amount_cents: 2500, card_last4: '4242', at_ms: 0, operator: 'Karim', counter: 'Guichet 1', tries: 0 },
});

beforeEach(() => {
  [rows, settled] = [[of(1, 'DUPONT Marie')], []];
  session.operator = { id: 1, name: 'Hélène', role: 'supervisor' } as unknown as NonNullable<typeof session.operator>;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'refunds_to_verify') return Promise.resolve({ rows, next: null });
      settled.push(args);
      rows = [];
      return Promise.resolve({ id: 5, by: 'credit', amount_cents: 2500, lot_id: 1, lot: 'AV-000001' });
    },
    onChanged: (told) => {
      tell = told as typeof tell;
      return () => {};
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

it('names whoever the order is of now, and gives them the credit', async () => {
  render(Refunds, { onclose: () => undefined });
  await screen.findByText(/DUPONT Marie/);
  rows = [of(2, 'BENALI Aïcha')];
  tell(['orders']);
  await screen.findByText(/BENALI Aïcha/);
  await press('1');
  await press('4');
  await press('F8');
  await waitFor(() =>
    expect(settled).toEqual([{ id: 5, seen_customer_id: 2, by: 'credit', card_authorisation: '', note: '' }]),
  );
});
