// The papers of an order that was put right, by keys: a figure opens its paper, V the order of the exchange.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AmendmentRow } from '../../../api';
import { tauriTransport, useTransport } from '../../../api/transport';
import { keys } from '../../../components';
import { route } from '../../../state';
import Amendments from './Amendments.svelte';

const row = (id: number, exchanged: number | null): AmendmentRow =>
  ({
    ...{ id, number: `P-00000${id}`, kind: exchanged === null ? 'void' : 'exchange', at_ms: 0, operator: 'Karim' },
    ...{ seconded_by: '', unsettled: false, amount_cents: 4_200, new_order_id: exchanged },
    new_order_number: exchanged === null ? '' : `67108${exchanged}`,
  }) as unknown as AmendmentRow;
let sent: { name: string; args: unknown }[] = [];
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.body, { key });

beforeEach(() => {
  sent = [];
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push({ name, args });
      return Promise.resolve({ path: '/tmp/piece.pdf', unprintable: '' });
    },
  });
  addEventListener('keydown', handle);
  route.go('order', { order: 7 });
  render(Amendments, { rows: [row(1, null), row(2, 8)], orderId: 7 });
});
afterEach(() => {
  removeEventListener('keydown', handle);
  useTransport(tauriTransport);
  route.go('queue');
});

it('each shows its key', () => {
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-keyshortcuts'))).toEqual([
    '1',
    '2',
    'V',
  ]);
});

it('a figure opens the paper that it stands on', async () => {
  await press('2');
  await waitFor(() => expect(sent[0]).toEqual({ name: 'amendment_pdf', args: { id: 2 } }));
});

it('V opens the order that the places were exchanged for', async () => {
  await press('v');
  expect([route.screen, route.params['order']]).toEqual(['order', 8]);
});
