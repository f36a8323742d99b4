// The money of an unpaid order: the button says what is taken, or nothing while that is not known.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { OrderFile, PaidLine, PayOrder } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import Correct from './amend/Correct.svelte';
import Pay from './Pay.svelte';

afterEach(() => useTransport(tauriTransport));

it('asks for the credit of whom it was opened on, whoever the order is of meanwhile', async () => {
  const asked: PayOrder[] = [];
  useTransport({
    ...tauriTransport,
    send: async (_id, _name, args) => (asked.push(args as PayOrder), { change_cents: 0 }),
  });
  const marie = { id: 1, number: '671090', customer_id: 5, due_cents: 2500, balance_cents: 3000, places: [{}] };
  const rest = { onclose: () => undefined, ondone: () => undefined };
  const { rerender } = render(Pay, { file: marie as unknown as OrderFile, ...rest });
  await rerender({ file: { ...marie, customer_id: 6, due_cents: 2600, balance_cents: 9000 } as unknown as OrderFile });
  expect(screen.getByRole('dialog').textContent).toMatch(/25,00/);
  await fireEvent.click(screen.getByRole('button', { name: /Encaisser/ }));
  expect(asked).toMatchObject([{ id: 1, seen_customer_id: 5, expected_total_cents: 2500 }]);
});

it('names no amount on the button while one is typed that cannot be read', async () => {
  const file = { id: 1, number: '671090', customer_id: null, due_cents: 2500, balance_cents: 0, places: [{}] };
  render(Pay, { file: file as unknown as OrderFile, onclose: () => undefined, ondone: () => undefined });
  const button = await screen.findByRole('button', { name: /Encaisser/ });
  expect(button.textContent).toMatch(/25,00/);
  await fireEvent.input(screen.getByLabelText('Espèces reçues'), { target: { value: '3O' } });
  expect(button.textContent).not.toMatch(/€/);
});

it('begins at the tender, whose figures are keys there', async () => {
  const file = { id: 1, number: '671090', customer_id: null, due_cents: 2500, balance_cents: 0, places: [{}] };
  render(Pay, { file: file as unknown as OrderFile, onclose: () => undefined, ondone: () => undefined });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Espèces' })));
});

it('begins the correction of a payment where the cash of it is typed', async () => {
  const paid = { id: 4, tender: 'card', left_cents: 2500, at_ms: 0 } as PaidLine;
  const none = { onclose: () => undefined, ondone: () => undefined };
  render(Correct, { orderId: 1, number: '671090', payments: [paid], ...none });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Part reçue en espèces')));
});
