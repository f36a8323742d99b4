// What is typed at the counter lands where the screen shows it, however quick the hand is.
import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type FreeSeats, type PerformanceRow } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { Hand, keys } from '../../components';
import { route } from '../../state';
import Counter from './Counter.svelte';
import { currentSale, dropSale, nextSale } from './current.svelte';

const performance_ = (id: number, show: string): PerformanceRow => ({
  id,
  show,
  hall: 'Grande salle',
  starts_at_ms: Date.UTC(2020, 5, id, 18),
  seats: 60,
  sold: 0,
  out: 0,
  held: 0,
  free: 60,
  price_from_cents: 2500,
  price_to_cents: 2500,
  on_sale: true,
  late_until_ms: null,
});
const evenings = [
  performance_(1, 'IPHIGENIE EN TAURIDE'),
  performance_(2, 'LES NOCES DE FIGARO'),
  performance_(3, 'NOCES'),
];
const seatsOf = (id: number): FreeSeats =>
  ({
    performance: evenings.find((row) => row.id === id),
    seats: ['A', 'T'].flatMap((row, at) =>
      Array.from({ length: 20 }, (_, seat) => ({
        id: id * 1000 + at * 100 + seat + 1,
        row,
        seat: String(seat + 1),
        category_id: 1,
        unplaced: false,
        returned: false,
      })),
    ),
    held: [],
    out: [],
    taken: [],
    levels: [],
    categories: [{ id: 1, name: 'Première catégorie' }],
    rates: [{ id: 1, name: 'Plein tarif', holder: '' }],
    prices: [{ category_id: 1, rate_id: 1, price_cents: 2500 }],
  }) as FreeSeats;
/** Cents that are asked for of each place of the basket. */
let each = 2500;
const quoted = (lines: readonly unknown[]): object => ({
  lines: [],
  total_cents: lines.length * each,
  vat: [],
  balance_cents: 0,
  credit_max_cents: 0,
  credit_cents: 0,
  balance_after_cents: 0,
  due_cents: lines.length * each,
});

/** What lets the best seats be answered; at once while there is none. */
let held: Promise<void> | null = null;
/** What was sent to be sold. */
let sales: unknown[] = [];
/** How many of the best seats are not there any more. */
let gone = 0;

const hand = new Hand({
  acts: (name, typing) => keys.acts(name, typing),
  act: (name) => keys.act(name),
  scan: () => undefined,
});
const heard = (event: KeyboardEvent): void => hand.heard(event);
const handled = (event: KeyboardEvent): void => keys.handle(event);

/** Presses a key where the cursor is, as an engine does. */
async function press(key: string): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, code: `code ${key}`, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  hand.released(event);
  const field = document.activeElement;
  if (!event.defaultPrevented && field instanceof HTMLInputElement) {
    if (key === 'Enter') field.form?.requestSubmit();
    else if (key.length === 1) {
      field.setRangeText(key, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
  await Promise.resolve();
}
/** Types at the pace of a hand, or at another; `⏎` is Enter. */
async function type(text: string, everyMs = 70): Promise<void> {
  for (const key of text) {
    await press(key === '⏎' ? 'Enter' : key);
    if (everyMs > 0) await new Promise((done) => setTimeout(done, everyMs));
  }
}
const taken = (): string =>
  currentSale()
    .lines.map((line) => `${line.performance_id} ${line.row}${line.seat}`)
    .join(', ');
const cursorAt = (): string | null => document.activeElement?.getAttribute('aria-label') ?? screenLabel();
const screenLabel = (): string | null => (document.activeElement === screen.getByLabelText('Place') ? 'Place' : null);

beforeEach(async () => {
  route.params = {};
  [held, sales, each, gone] = [null, [], 2500, 0];
  useTransport({
    ...tauriTransport,
    send: async (_id, name, args) => {
      if (name === 'seats_best') await held;
      const asked = args as { id: number; lines: readonly unknown[] };
      const answers: Record<string, () => unknown> = {
        performance_list: () => evenings,
        performance_seats: () => seatsOf(asked.id),
        sale_quote: () => quoted(asked.lines),
        seats_best: () => {
          const { count, taken } = args as { count: number; taken: readonly number[] };
          const ids = seatsOf(1).seats.map(({ id }) => id);
          if (count > ids.length) return { seat_ids: [], reason: null };
          const best = ids.filter((id) => !taken.includes(id)).slice(0, count);
          return { seat_ids: best.map((id, at) => (at < gone ? -id : id)), reason: 'together' };
        },
        sale_make: () => {
          sales.push(args);
          throw new ApiError('unreachable');
        },
      };
      return answers[name]?.();
    },
    onChanged: () => () => undefined,
  });
  addEventListener('keydown', heard, true);
  addEventListener('keydown', handled);
  render(Counter);
  await waitFor(() => expect(currentSale().free).not.toBeNull());
});
afterEach(() => {
  removeEventListener('keydown', heard, true);
  removeEventListener('keydown', handled);
  hand.left();
  dropSale();
  useTransport(tauriTransport);
});

it('takes seats that are typed one after the other, and no money', async () => {
  await type('pA 12 14⏎');
  expect(taken()).toBe('1 A12, 1 A14');
  await type('A 12 14⏎');
  expect(currentSale().tender).toMatchObject({ way: 'cash', tendered: null });
  expect(screen.getByText(/Déjà dans le panier/)).toBeTruthy();
  await press('Escape');
  await type('A 1⏎');
  expect(taken()).toBe('1 A12, 1 A14, 1 A1');
});

it('begins no money behind a letter that is a key of the screen and a space', async () => {
  await type('pA 12⏎');
  await type('T 14');
  expect(currentSale().tender).toMatchObject({ way: 'cash', tendered: null });
  expect([currentSale().typed, cursorAt()]).toEqual(['14', 'Place']);
});

it('chooses the tender with a figure of its own, behind Enter too', async () => {
  await type('pA 12⏎2');
  await waitFor(() => expect(currentSale().tender.way).toBe('card'));
  await type('150');
  expect(currentSale().tender).toMatchObject({ way: 'cash', tendered: 5000 });
});

it('names no amount on the button that sells while one is typed that cannot be read', async () => {
  const button = (): string => document.querySelector('.sell button')?.textContent ?? '';
  await type('pA 12⏎13');
  await waitFor(() => expect(button()).toMatch(/€/));
  await type('O');
  expect(currentSale().unread).toBe(true);
  expect(button()).not.toMatch(/€/);
});

it.each([20, 45, 70])('has the performance that was searched for, with %i ms between its keys', async (everyMs) => {
  await type('pA 12⏎');
  await type('snoces⏎', everyMs);
  await waitFor(() => expect(currentSale().performanceId).toBe(2));
  await waitFor(() => expect(cursorAt()).toBe('Place'));
  await type('A 3⏎');
  expect(taken()).toBe('1 A12, 2 A3');
});

it('brings the cursor to the seats where the performance that is shown is chosen again', async () => {
  await type('siphigenie⏎');
  await waitFor(() => expect(cursorAt()).toBe('Place'));
  expect(currentSale().performanceId).toBe(1);
  await press('Escape');
  await type('s');
  await waitFor(() => expect(cursorAt()).toBe('Séance'));
  await press('Enter');
  await waitFor(() => expect(cursorAt()).toBe('Place'));
  await type('A 3⏎');
  expect(taken()).toBe('1 A3');
});

const added = (): string => document.querySelector('.added')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

it('says which seats came into the basket, and which a second press added', async () => {
  await type('m');
  await waitFor(() => expect(added()).toBe('2 places ajoutées : A 1, 2'));
  await type('m');
  await waitFor(() => expect(added()).toBe('2 places ajoutées : A 3, 4'));
  expect(document.querySelectorAll('.fresh')).toHaveLength(2);
  await type('pA 12⏎');
  expect(added()).toBe('1 place ajoutée : A 12');
  await press('Delete');
  expect(added()).toBe('');
});

describe('the best seats of a slow house', () => {
  let answer: () => void;
  beforeEach(() => {
    held = new Promise((done) => (answer = done));
  });

  it.each([
    ['two', 'm', 5000],
    ['a count', '3m', 7500],
  ])('are sold as the hand said while they were on their way: %s', async (_, ask, cents) => {
    await type(ask);
    await type('2');
    await press('F8');
    expect([currentSale().tender.way, currentSale().typed === '3']).toEqual(['card', ask === '3m']);
    answer();
    await waitFor(() => expect(sales).toMatchObject([{ card_cents: cents, tendered_cents: 0 }]));
    expect(currentSale().typed).toBe('');
  });

  it('leave the cursor to the cash that is typed meanwhile', async () => {
    await type('m1');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Espèces reçues')));
    answer();
    await waitFor(() => expect(taken()).toBe('1 A1, 1 A2'));
    await type('60⏎');
    expect(currentSale().tender).toMatchObject({ way: 'cash', tendered: 6000 });
  });

  it('are not sold where something else changed meanwhile, nor a basket without them', async () => {
    await type('m2');
    await press('F8');
    currentSale().toggle(seatsOf(1).seats[30]!);
    answer();
    await waitFor(() => expect(taken()).toBe('1 T11, 1 A1, 1 A2'));
    await waitFor(() => expect(currentSale().canSell).toBe(true));
    expect(sales).toEqual([]);
  });

  it('are paid as the hand said where nothing was to pay before them', async () => {
    each = 0;
    await type('pA 12⏎');
    await waitFor(() => expect(currentSale().due).toBe(0));
    each = 2500;
    await type('m2');
    await press('F8');
    expect(document.querySelector('.sell button')?.textContent).not.toMatch(/€/);
    answer();
    await waitFor(() => expect(sales).toMatchObject([{ card_cents: 7500, tendered_cents: 0 }]));
  });

  it('are looked at before they are sold where fewer came', async () => {
    gone = 1;
    await type('3m2');
    await press('F8');
    answer();
    await waitFor(() => expect(taken()).toBe('1 A2, 1 A3'));
    await waitFor(() => expect(currentSale().canSell).toBe(true));
    expect(sales).toEqual([]);
  });

  it('are no seats of another evening that is chosen meanwhile', async () => {
    await type('m2');
    await press('F8');
    await type('snoces⏎');
    await waitFor(() => expect(currentSale().performanceId).toBe(2));
    answer();
    await waitFor(() => expect(currentSale().choosing.busy).toBe(false));
    expect([taken(), sales]).toEqual(['', []]);
  });

  it('come into no other sale, nor into the basket that was left', async () => {
    await type('m2');
    await press('F8');
    const left = currentSale();
    nextSale();
    answer();
    await waitFor(() => expect(left.choosing.busy).toBe(false));
    expect([taken(), left.lines, sales]).toEqual(['', [], []]);
  });

  it('leave no tender to the next customer where none came, and the count where it is typed', async () => {
    await type('45m2');
    await press('F8');
    answer();
    await waitFor(() => expect(currentSale().choosing.busy).toBe(false));
    expect([currentSale().tender.way, currentSale().typed]).toEqual(['cash', '45']);
    await waitFor(() => expect(cursorAt()).toBe('Place'));
    expect(sales).toEqual([]);
  });
});

it('says what to type where P is pressed again, and does not take it for a row', async () => {
  await type('pp');
  expect([currentSale().typed, cursorAt()]).toEqual(['', 'Place']);
  expect(screen.getByRole('alert').textContent).toBe('Tapez un rang et un siège, par exemple A 12.');
  await type('A 12⏎');
  expect(taken()).toBe('1 A12');
});

it('keeps what F8 takes out of what scrolls', async () => {
  await type('pA 1-5⏎');
  await waitFor(() => expect(document.querySelector('.due')).not.toBeNull());
  for (const part of ['.due', '.tenders', '.sell']) expect(document.querySelector(`.foot ${part}`)).not.toBeNull();
  expect(document.querySelectorAll('.body li')).toHaveLength(5);
});

it('rounds the cash up to the notes that are held out, a note further at each press', async () => {
  await type('pA 12⏎');
  await waitFor(() => expect(currentSale().due).toBe(2500));
  await type('1+');
  await waitFor(() => expect(currentSale().tender.tendered).toBe(3000));
  await type('+');
  await waitFor(() =>
    expect([currentSale().tender.tendered, currentSale().settled?.change_cents]).toEqual([4000, 1500]),
  );
  await type('⏎');
  expect(currentSale().tender.tendered).toBe(4000);
});

it('shows the notes that are held out in the place of what cannot be read', async () => {
  await type('pA 12⏎');
  await waitFor(() => expect(currentSale().due).toBe(2500));
  await type('13O');
  expect(currentSale().tender.unread).toBe(true);
  await type('+');
  await waitFor(() => expect(currentSale().tender.tendered).toBe(3000));
  expect(currentSale().tender.unread).toBe(false);
  expect((document.activeElement as HTMLInputElement).value).toContain('30,00');
});
