// A form is about what it was opened for: what changes behind it was not seen, and is not sent as if it had been.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CustomerRow, Lot, OrderFile, PaidLine } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys } from '../../components';
import TakeBack from '../customers/credit/TakeBack.svelte';
import Correct from './amend/Correct.svelte';
import Attach from './Attach.svelte';

let sent: { name: string; args: unknown }[] = [];
const found = { id: 9, name: 'DUPONT Marie', email: '', phone: '', balance_cents: 0 } as unknown as CustomerRow;
const handle = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const of = (name: string): unknown[] => sent.filter((one) => one.name === name).map(({ args }) => args);
const ends = { onclose: () => undefined, ondone: () => undefined };

beforeEach(() => {
  sent = [];
  addEventListener('keydown', handle);
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      sent.push({ name, args });
      return Promise.resolve(name === 'customer_search' ? { rows: [found], next: null } : {});
    },
  });
});
afterEach(() => {
  removeEventListener('keydown', handle);
  useTransport(tauriTransport);
});

it('an order is given to a customer in the place of the one that it had when that was asked', async () => {
  const file = (customer_id: number, customer_name: string): OrderFile =>
    ({ id: 7, customer_id, customer_name }) as OrderFile;
  const { rerender } = render(Attach, { file: file(1, 'LE GOFF Maÿlis'), ...ends });
  await rerender({ file: file(2, 'MARTIN Jeanne') });
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'dup' } });
  await screen.findByText('DUPONT Marie');
  await press('Enter');
  expect(of('order_attach_customer')).toEqual([{ id: 7, seen_customer_id: 1, customer_id: 9 }]);
});

it('a payment is corrected from the amount that it had when that was asked', async () => {
  const paid = (left_cents: number): PaidLine => ({ id: 5, tender: 'cash', left_cents, at_ms: 0 }) as PaidLine;
  const { rerender } = render(Correct, { orderId: 7, number: '671083', payments: [paid(5000)], ...ends });
  await rerender({ payments: [paid(2500)] });
  await press('F8');
  await waitFor(() => expect(of('sale_correct_tender')).toMatchObject([{ expected_cents: 5000, card_cents: 5000 }]));
});

it('a credit is taken back as it was when that was asked', async () => {
  const lot = (left_cents: number): Lot => ({ id: 3, number: 'AV-3', left_cents, expires_at_ms: 0 }) as unknown as Lot;
  const { rerender } = render(TakeBack, { lots: [lot(2000)], ...ends });
  await rerender({ lots: [lot(500)] });
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Donné par erreur' } });
  await press('F8');
  await waitFor(() => expect(of('credit_take_back')).toMatchObject([{ lot_id: 3, expected_cents: 2000 }]));
});
