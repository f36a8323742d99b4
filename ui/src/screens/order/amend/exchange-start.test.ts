// What is given back for an exchange is named with what was paid for it, which the core says: a price is more, maybe.
import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type FreeSeats, type OrderFile, type OrderFilePlace } from '../../../api';
import { tauriTransport, useTransport } from '../../../api/transport';
import Counter from '../../counter/Counter.svelte';
import { currentSale, dropSale } from '../../counter/current.svelte';
import ExchangeStart from './ExchangeStart.svelte';

const place = (id: number): OrderFilePlace =>
  ({
    id,
    row: 'A',
    seat: String(id),
    performance_id: 1,
    price_cents: 2900,
    show: '',
    starts_at_ms: 0,
  }) as OrderFilePlace;
/** What the core counts for two places of 29,00 € that were sold with a discount. */
let quoted: (quote: object) => void = () => undefined;
const free = {
  ...{ performance: { id: 1, starts_at_ms: 0 }, seats: [{ id: 8, row: 'B', seat: '8', category_id: 1 }] },
  ...{ held: [], out: [], taken: [], levels: [], categories: [], rates: [{ id: 1, name: 'Plein tarif' }] },
  prices: [{ category_id: 1, rate_id: 1, price_cents: 2500 }],
} as unknown as FreeSeats;
let sheetRefused: ApiError | null = null;
const words = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const act = (): string => words(screen.getByRole('button', { name: /F8|nouvelles|Échanger/ }));

beforeEach(() => {
  document.body.replaceChildren();
  sheetRefused = null;
  useTransport({
    ...tauriTransport,
    send: (_id, name) =>
      new Promise((answers, refuses) => {
        if (name === 'sale_void_quote') quoted = answers;
        else if (name === 'performance_list') answers([]);
        else if (name === 'sale_last') answers({ order: null });
        else if (name === 'customer_sheet' && sheetRefused !== null) refuses(sheetRefused);
        else if (name === 'customer_sheet') answers({ id: 4, name: 'DUPONT Marie', balance_cents: 0, lots: [] });
        else if (name === 'performance_seats') answers(free);
        else if (name === 'sale_quote') answers({ lines: [] });
        else if (name === 'sale_make') refuses(new ApiError('unreachable'));
      }),
    onChanged: () => () => {},
  });
});
afterEach(() => {
  dropSale();
  useTransport(tauriTransport);
});

it('states no amount before the core has, then what was paid', async () => {
  const file = { id: 7, number: '671100', customer_id: null } as OrderFile;
  render(ExchangeStart, { file, places: [place(1), place(2)], first: 1, onclose: () => undefined });
  await screen.findByText(/Places rendues/);
  expect(act()).not.toContain('€');
  quoted({ places: [], total_cents: 2600, given: [], ask_ticket: false, may: null });
  await waitFor(() => expect(act()).toContain('Échanger 1 place de 26,00 €'));
  screen.getByRole('button', { name: /Échanger/ }).click();
  await waitFor(() => expect(currentSale().exchange?.value_cents).toBe(2600));
  document.body.replaceChildren();
  render(Counter);
  const band = (): string => words(document.querySelector('.exchange'));
  expect(band()).toContain('A 1, 26,00 €');
  // Counted again with what is taken instead: the order was paid less since.
  currentSale().exchanged = { value_cents: 2500 } as never;
  await waitFor(() => expect(band()).toContain('A 1, 25,00 €'));
});

describe('an exchange that is begun over a basket', () => {
  let closed = 0;
  beforeEach(async () => {
    closed = 0;
    await currentSale().choose(1);
    currentSale().add(free.seats);
    const file = { id: 7, number: '671100', customer_id: 4 } as OrderFile;
    render(ExchangeStart, { file, places: [place(1), place(2)], first: 1, onclose: () => (closed += 1) });
    await screen.findByText(/Places rendues/);
    quoted({ places: [], total_cents: 2600, given: [], ask_ticket: false, may: null });
    await waitFor(() => expect(act()).toContain('26,00 €'));
  });
  const go = (): void => screen.getByRole('button', { name: /Échanger 1 place/ }).click();
  const said = (): string => words(screen.getByRole('alert'));

  it('says that its customer cannot be read, and gives up no basket for it', async () => {
    sheetRefused = new ApiError('unreachable');
    go();
    await waitFor(() => expect(said()).toContain('Le programme n’a pas répondu.'));
    expect([closed, currentSale().exchange, currentSale().lines.length]).toEqual([0, null, 1]);
    sheetRefused = null;
    go();
    await waitFor(() => expect(closed).toBe(1));
    expect([currentSale().exchange?.number, currentSale().customer?.id, currentSale().free]).toEqual([
      '671100',
      4,
      free,
    ]);
  });

  it('gives up no sale that may have been made, and says so', async () => {
    await waitFor(() => expect(currentSale().pricing).toBe(false));
    currentSale().quote = { total_cents: 2500, credit_cents: 0, due_cents: 2500, lines: [], vat: [] } as never;
    await currentSale().sell();
    expect(currentSale().inDoubt).toBe(true);
    go();
    await waitFor(() => expect(said()).toBe('La vente est peut-être faite ; F8 le demande.'));
    expect([closed, currentSale().exchange]).toEqual([0, null]);
  });
});
