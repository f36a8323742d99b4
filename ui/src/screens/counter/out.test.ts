// Seats are put out of sale by key, for a reason, and back; a seat that is typed says why it cannot be had.
import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FreeSeats, PerformanceRow, PutSeatsBack, PutSeatsOut } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { keys, toasts } from '../../components';
import { route, session } from '../../state';
import Counter from './Counter.svelte';
import { currentSale, dropSale } from './current.svelte';
import { outSaid } from './held';

const evening: PerformanceRow = {
  id: 1,
  show: 'IPHIGENIE EN TAURIDE',
  hall: 'Grande salle',
  starts_at_ms: Date.UTC(2020, 5, 7, 18),
  seats: 8,
  sold: 2,
  out: 0,
  held: 0,
  free: 6,
  price_from_cents: 2500,
  price_to_cents: 2500,
  on_sale: true,
  late_until_ms: null,
};
let gone: readonly number[] = [];
const out = (at: number): FreeSeats['out'][number] => ({
  seat_id: at,
  row: 'A',
  seat: String(at),
  category_id: 1,
  unplaced: false,
  after: at - 1,
  out: { kind: 'companion', reason: 'PMR', operator: 'Hélène', at_ms: 0 },
});
const hall = (): FreeSeats => ({
  performance: { ...evening, out: gone.length, free: 6 - gone.length },
  seats: [1, 2, 3, 4, 5, 6]
    .filter((at) => !gone.includes(at))
    .map((at) => ({ id: at, row: 'A', seat: String(at), category_id: 1, unplaced: false, returned: false })),
  held: [],
  out: gone.map(out),
  taken: [
    { row: 'A', seat: '7', asked: false },
    { row: 'A', seat: '8', asked: true },
  ],
  levels: [],
  categories: [{ id: 1, name: 'Première catégorie' }],
  rates: [{ id: 1, name: 'Plein tarif', holder: '' }],
  prices: [{ category_id: 1, rate_id: 1, price_cents: 2500 }],
});
const quote = {
  lines: [],
  total_cents: 2500,
  vat: [],
  balance_cents: 0,
  credit_max_cents: 0,
  credit_cents: 0,
  balance_after_cents: 0,
  due_cents: 2500,
};

let put: PutSeatsOut[] = [];
let back: PutSeatsBack[] = [];
const handled = (event: KeyboardEvent): void => keys.handle(event);
const press = (key: string): void => keys.act(key);
const who = (role: 'supervisor' | 'cashier'): void => {
  session.operator = { id: 1, name: 'Hélène', role } as unknown as NonNullable<typeof session.operator>;
};

beforeEach(async () => {
  [gone, put, back] = [[], [], []];
  route.params = {};
  who('supervisor');
  useTransport({
    ...tauriTransport,
    send: (_id, name, args) => {
      const answers: Record<string, () => unknown> = {
        performance_list: () => [evening],
        performance_seats: hall,
        sale_quote: () => quote,
        seats_hold: () => ({ until_ms: Date.now() + 600_000, seats: (args as { seats: unknown }).seats, lost: [] }),
        seats_put_out: () => {
          put.push(args as PutSeatsOut);
          gone = (args as PutSeatsOut).seat_ids;
          return { performance_id: 1, seat_ids: gone };
        },
        seats_put_back: () => {
          back.push(args as PutSeatsBack);
          gone = [];
          return args;
        },
      };
      return Promise.resolve(answers[name]?.());
    },
    onChanged: () => () => undefined,
  });
  addEventListener('keydown', handled);
  render(Counter);
  await waitFor(() => expect(currentSale().free).not.toBeNull());
});
afterEach(() => {
  removeEventListener('keydown', handled);
  toasts.clear();
  dropSale();
  session.operator = null;
});

async function typed(text: string): Promise<void> {
  currentSale().typed = text;
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Place').value).toBe(text));
  screen.getByLabelText<HTMLInputElement>('Place').form?.requestSubmit();
}

it('puts the seats of the basket out of sale by H, for a reason, and one of them back', async () => {
  await typed('A 2 3');
  await waitFor(() => expect(currentSale().lines).toHaveLength(2));
  press('H');
  await screen.findByText('2 places à mettre hors vente');
  screen.getByText('accompagnant').click();
  const reason = screen.getByLabelText<HTMLInputElement>('Précision');
  reason.value = 'PMR';
  reason.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await waitFor(() => expect(reason.validity.valid).toBe(true));
  reason.form?.requestSubmit();
  await waitFor(() => expect(put).toEqual([{ performance_id: 1, seat_ids: [2, 3], kind: 'companion', reason: 'PMR' }]));
  await waitFor(() => expect(currentSale().lines).toHaveLength(0));
  const seat = await screen.findByLabelText(/siège 2, .*hors vente, accompagnant/u);
  who('cashier');
  seat.focus();
  press('H');
  await waitFor(() => expect(back).toEqual([{ performance_id: 1, seat_ids: [2] }]));
});

it('says that its words are erased where they named somebody who was', () => {
  expect(outSaid(out(2).out)).toMatch(/: PMR$/u);
  expect(outSaid({ ...out(2).out, reason: '' })).toMatch(/: précision effacée$/u);
});

it('means no seat any more once the keys went elsewhere, and none of another evening', async () => {
  gone = [2];
  await currentSale().loadSeats();
  const seat = await screen.findByLabelText(/siège 2, .*hors vente, accompagnant/u);
  who('cashier');
  seat.focus();
  expect(currentSale().others.metOut).toHaveLength(1);
  document.querySelector<HTMLElement>('[data-home]')?.focus();
  expect(currentSale().others.metOut).toHaveLength(0);
  press('H');
  seat.focus();
  const { performanceId } = currentSale();
  currentSale().performanceId = null;
  expect(currentSale().others.met).toBeNull();
  currentSale().performanceId = performanceId;
  expect(back).toEqual([]);
});

it('says of each seat that is typed why it cannot be had', async () => {
  await typed('A 7 8 99');
  await screen.findByText('Pas libre : A 7 (vendue), A 8 (reprise demandée), A 99 (pas dans cette salle)');
});

it('says that the evening is sold out before anything is typed', async () => {
  gone = [1, 2, 3, 4, 5, 6];
  await currentSale().loadSeats();
  await screen.findByText('Complet');
  await screen.findByText(/Jauge 8\s:\s2 vendues, 6 hors vente/u);
});
