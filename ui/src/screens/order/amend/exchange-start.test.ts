// What is given back for an exchange is named with what was paid for it, which the core says: a price is more, maybe.
import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OrderFile, OrderFilePlace } from '../../../api';
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
const words = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const act = (): string => words(screen.getByRole('button', { name: /F8|nouvelles|Échanger/ }));

beforeEach(() => {
  document.body.replaceChildren();
  useTransport({
    ...tauriTransport,
    send: (_id, name) =>
      new Promise((answers) => {
        if (name === 'sale_void_quote') quoted = answers;
        else if (name === 'performance_list') answers([]);
        else if (name === 'sale_last') answers({ order: null });
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
