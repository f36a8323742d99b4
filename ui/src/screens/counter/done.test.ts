// The card of what was sold says to whom and what, and stands no longer than that person is served.
import { render, screen, waitFor } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type CustomerSheet, type FreeSeats } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { route } from '../../state';
import { badges } from '../../state/badges.svelte';
import { hintsTwice } from '../../../tests/hints';
import Counter from './Counter.svelte';
import { currentSale, dropSale, lastSold } from './current.svelte';
import Done from './Done.svelte';
import { Printing } from './printing.svelte';
import type { Receipt } from './receipt';

const evening = (id: number, show: string): FreeSeats =>
  ({
    performance: {
      id,
      show,
      hall: 'Grande salle',
      starts_at_ms: Date.UTC(2020, 5, id, 17),
      on_sale: true,
      late_until_ms: null,
    },
    seats: [12, 14, 16].map((number) => ({ id: id * 100 + number, row: 'A', seat: String(number), category_id: 1 })),
    categories: [{ id: 1, name: 'Première catégorie' }],
    held: [],
    out: [],
    taken: [],
    levels: [],
    rates: [{ id: 1, name: 'Plein tarif' }],
    prices: [{ category_id: 1, rate_id: 1, price_cents: 2500 }],
  }) as unknown as FreeSeats;
const evenings = [evening(20, 'LES NOCES DE FIGARO'), evening(21, 'LE MISANTHROPE')];
const person = (id: number, name: string) =>
  ({ id, name, fields: { email: '', phone: '' }, lots: [], balance_cents: 0 }) as unknown as CustomerSheet;
const people: Record<number, CustomerSheet> = {};

/** The screen, as each story finds it. */
let counter: { readonly unmount: () => void };
/** What the house knows as sold last. */
let lastOrder: { id: number; number: string } | null = null;

/** What becomes of its tickets. */
let printed: () => unknown = () => null;

beforeEach(() => {
  route.params = {};
  printed = () => ({ path: 'billets.pdf', printer: null, unprintable: '' });
  people[1] = person(1, 'DUPONT Marie');
  people[2] = person(2, 'LE GOFF Maÿlis');
  useTransport({
    ...tauriTransport,
    send: (_id, name, args) => {
      const asked = args as { id: number; lines: readonly unknown[] };
      const total = (asked.lines?.length ?? 0) * 2500;
      const answers: Record<string, () => unknown> = {
        performance_list: () => evenings.map(({ performance }) => performance),
        performance_seats: () => evenings.find(({ performance }) => performance.id === asked.id),
        customer_sheet: () => people[asked.id],
        customer_search: () => ({ rows: Object.values(people), next: null }),
        sale_quote: () => ({
          ...{ lines: [], vat: [], total_cents: total, due_cents: total },
          ...{ balance_cents: 0, credit_max_cents: 0, credit_cents: 0, balance_after_cents: 0 },
        }),
        sale_last: () => ({ order: lastOrder }),
        sale_make: () => ({
          ...{ order_id: 9, order_number: '671099', place_ids: [1, 2, 3], ticket_numbers: [1, 2, 3] },
          ...{ total_cents: total, change_cents: 0, balance_after_cents: null, payments: [] },
        }),
        ticket_print: printed,
        ticket_confirm: () => ({}),
      };
      return new Promise((answered) => answered(answers[name]?.()));
    },
    onChanged: () => () => {},
  });
  counter = render(Counter);
});
afterEach(() => {
  dropSale();
  useTransport(tauriTransport);
});

/** Sells seats of one evening or of several, to somebody or to nobody. */
async function sells(to: number | null, ...taken: readonly FreeSeats[]): Promise<void> {
  const sale = currentSale();
  await sale.serve(to);
  for (const { performance, seats } of taken) {
    await sale.choose(performance.id);
    sale.add(seats);
  }
  await sale.sellOncePriced();
  await screen.findByText('Vente enregistrée');
}
const card = (): string =>
  (document.querySelector('.done')?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const gone = async (): Promise<void> => waitFor(() => expect(card()).toBe(''));

describe('the card of what was sold', () => {
  it('names the buyer, the show, its date and the seats', async () => {
    await sells(1, evening(20, ''));
    for (const said of ['DUPONT Marie', 'LES NOCES DE FIGARO', 'samedi 20 juin 2020, 19:00', 'A 12, 14, 16'])
      expect(card()).toContain(said);
  });
  it('says that nobody was named', async () => {
    await sells(null, evening(20, ''));
    expect(card()).toContain('Client de passage');
  });
  it('keeps two evenings apart', async () => {
    await sells(1, evening(20, ''), evening(21, ''));
    expect(card()).toMatch(/LES NOCES DE FIGARO.*samedi 20 juin.*A 12, 14, 16.*LE MISANTHROPE.*dimanche 21 juin.*A 12/);
  });
  it('asks where the printer did not answer, and says so', async () => {
    printed = () => {
      throw new ApiError('printer_failed', { why: 'in_doubt', detail: 'lp: 20 s' });
    };
    await sells(1, evening(20, ''));
    await screen.findByText('Les 3 billets sont-ils sortis ?');
    expect(card()).toContain('L’imprimante n’a pas répondu (lp: 20 s)');
    expect(card()).not.toMatch(/a refusé|Aucune imprimante/);
    await screen.findByRole('button', { name: /Oui, sortis/ });
  });
  it('still names its buyer while the printer is asked', async () => {
    await sells(1, evening(20, ''));
    await screen.findByText('Les 3 billets sont-ils sortis ?');
    expect(card()).toContain('DUPONT Marie');
  });
});

it('has its keys alone, whatever waits to be printed or verified', async () => {
  badges.now = { tickets_unprinted: 1, refunds_unknown: 1 } as typeof badges.now;
  await sells(1, evening(20, ''));
  (await screen.findByRole('button', { name: /Non/ })).click();
  await screen.findByRole('button', { name: 'Imprimer' });
  expect([screen.getByRole('button', { name: /à imprimer/ }) !== null, hintsTwice()]).toEqual([true, []]);
  badges.now = null;
});

describe('who is served', () => {
  it('has the name of today where another screen was looked at meanwhile', async () => {
    await currentSale().serve(1);
    await screen.findByRole('heading', { name: 'DUPONT Marie' });
    counter.unmount();
    people[1] = person(1, 'DUPOND Marie');
    render(Counter);
    await screen.findByRole('heading', { name: 'DUPOND Marie' });
  });
});

describe('it goes', () => {
  it('when somebody else is served', async () => {
    await sells(1, evening(20, ''));
    route.params = { customer: 2 };
    await gone();
    await screen.findByRole('heading', { name: 'LE GOFF Maÿlis' });
    expect(currentSale().lines).toEqual([]);
  });
  it('when the same person is served again, from their sheet', async () => {
    route.params = { customer: 1 };
    await waitFor(() => expect(currentSale().customer?.id).toBe(1));
    await sells(1, evening(20, ''));
    expect(card()).toContain('DUPONT Marie');
    route.params = { customer: 1 };
    await gone();
    await screen.findByRole('heading', { name: 'DUPONT Marie' });
  });
  it('when the counter goes on with nobody', async () => {
    await sells(1, evening(20, ''));
    (await screen.findByRole('button', { name: /Sans client/ })).click();
    await gone();
  });
  it('when the next basket is begun', async () => {
    await sells(1, evening(20, ''));
    (await screen.findByRole('button', { name: /Client suivant/ })).click();
    flushSync();
    await gone();
    expect([currentSale().customer, currentSale().performanceId]).toEqual([null, 20]);
  });
});

it('stands again where somebody comes back from its order', async () => {
  route.params = { customer: 1 };
  await waitFor(() => expect(currentSale().customer?.id).toBe(1));
  await sells(1, evening(20, ''));
  document.body.replaceChildren();
  render(Counter);
  expect(card()).toContain('DUPONT Marie');
  await new Promise((done) => setTimeout(done, 20));
  expect(card()).toContain('DUPONT Marie');
});

it('is one key away once the next customer is there', async () => {
  await sells(1, evening(20, ''));
  expect(lastSold()).toBeNull();
  (await screen.findByRole('button', { name: /Client suivant/ })).click();
  const again = await screen.findByRole('button', { name: /Dernière vente, commande 671099/ });
  again.click();
  expect([route.screen, route.params['order']]).toEqual(['order', 9]);
});

it('is read from the house where this window has sold nothing yet', async () => {
  lastOrder = { id: 8, number: '671098' };
  document.body.replaceChildren();
  render(Counter);
  (await screen.findByRole('button', { name: /Dernière vente, commande 671098/ })).click();
  expect([route.screen, route.params['order']]).toEqual(['order', 8]);
  lastOrder = null;
});

describe('an exchange', () => {
  const exchanged = (total_cents: number, given: readonly object[]): Receipt =>
    ({
      sold: {
        order_id: 9,
        order_number: '671099',
        total_cents,
        change_cents: 0,
        balance_after_cents: null,
        payments: [],
      },
      // The places were sold for 58,00 € in all, less a discount.
      amended: { number: 'AN-000001', total_cents: 5200, given },
      exchange: { seats: 'A 24, A 26', value_cents: 5800 },
      customer: null,
      groups: [],
      printing: new Printing(),
    }) as unknown as Receipt;
  const shows = (done: Receipt): string => {
    document.body.replaceChildren();
    render(Done, { done, onnext: () => undefined });
    return card();
  };
  it('says what was given back for it, and that nothing is owed where both are worth the same', () => {
    expect(shows(exchanged(5200, []))).toMatch(/Places rendues : A 24, A 26 52,00 €.*Rien à payer, rien à rendre/);
  });
  it('is of no difference only where what was paid is what the others cost', () => {
    expect(shows(exchanged(5800, []))).not.toContain('Rien à payer');
  });
  it('says the money that goes back', () => {
    const back = { way: 'hand', amount_cents: 1200, lot: null, expires_at_ms: null, card_last4: '' };
    const said = shows(exchanged(4000, [back]));
    expect(said).toMatch(/Places rendues : A 24, A 26 52,00 €.*En espèces, à ce guichet 12,00 €/);
    expect(said).not.toContain('Rien à payer');
  });
});
