// A counter of a house that answers when a test says so. No clock runs: a price is asked for once the test says that the hand
// has stopped, and what a test waits for are turns of the page.
import { render } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { vi } from 'vitest';
import { ApiError, type FreeSeats, type PerformancePlan, type Topic } from '../src/api';
import { tellChanged } from '../src/api/changes';
import { tauriTransport, useTransport } from '../src/api/transport';
import { keys, toasts } from '../src/components';
import Counter from '../src/screens/counter/Counter.svelte';
import { currentSale, dropSale } from '../src/screens/counter/current.svelte';
import type { Sale } from '../src/screens/counter/sale.svelte';
import { route, session } from '../src/state';

/** From when on the hand has stopped. */
const STOPPED_MS = 90;
/** From when on what others changed is heard. */
const HEARD_MS = 60;

interface Line {
  readonly performance_id: number;
  readonly seat_id: number;
  readonly rate_id: number;
}
/** A command that waits for its answer. */
interface Asked {
  readonly name: string;
  readonly args: unknown;
  readonly answer: () => void;
  readonly refuse: (error: ApiError) => void;
}

/** Cents of a place, by its rate. */
const PRICES: Readonly<Record<number, number>> = { 1: 2500, 2: 1500 };
const EVENINGS = ['IPHIGENIE EN TAURIDE', 'LES NOCES DE FIGARO'];
const ROWS = ['A', 'B'];

const evening = (id: number): object => ({
  ...{ id, show: EVENINGS[id - 1], hall: 'Grande salle', starts_at_ms: Date.UTC(2020, 5, id, 18), seats: 40 },
  ...{ sold: 0, out: 0, held: 0, free: 40, price_from_cents: 1500, price_to_cents: 2500 },
  ...{ on_sale: true, late_until_ms: null },
});
const person = (id: number): object => ({
  ...{ id, name: id === 1 ? 'LE GOFF Maÿlis' : 'DUPONT Marie', balance_cents: 10_000, lots: [], orders: 0 },
  ...{ fields: { email: '', phone: '' }, pending: 0, version: 1 },
});

const found = (row: object, search: string): boolean =>
  (row as { name: string }).name.toLowerCase().includes(search.toLowerCase());

/** Seat `number` of row `row`, of an evening. */
export const seatId = (row: string, number: number, at = 1): number => at * 1000 + ROWS.indexOf(row) * 100 + number;

export class SlowHouse {
  /** What was asked, by name, in order. */
  readonly all: { readonly id: string; readonly name: string; readonly args: unknown }[] = [];
  /** What every answer of a command is made into. */
  readonly makes = new Map<string, (answer: object) => object>();
  /** Cents that the core takes of each place beyond its price. */
  dearer = 0;
  readonly #held = new Set<string>();
  #waiting: Asked[] = [];
  #page: { unmount(): void } | null = null;

  /** Opens the counter for whoever has this role. */
  async open(role: 'cashier' | 'supervisor' = 'supervisor'): Promise<void> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
    route.params = {};
    session.operator = { id: 1, name: 'Hélène', role, initials: 'H' };
    useTransport({
      ...tauriTransport,
      send: async (id, name, args) => await this.#asked(id, name, args),
      onChanged: () => () => undefined,
    });
    addEventListener('keydown', this.#heard);
    await this.shows();
  }

  /** Another screen is looked at. */
  async hides(): Promise<void> {
    this.#page?.unmount();
    await turns();
  }

  /** Draws the counter, with the sale that is under way now. */
  async shows(): Promise<void> {
    await this.hides();
    this.#page = render(Counter);
    await turns();
  }

  /** Leaves the counter, and all that still waits unanswered. */
  async close(): Promise<void> {
    removeEventListener('keydown', this.#heard);
    this.#held.clear();
    await this.answers();
    this.#page?.unmount();
    dropSale();
    session.operator = null;
    useTransport(tauriTransport);
    vi.useRealTimers();
  }

  /** From now on these wait until the test answers. */
  holds(...names: string[]): void {
    for (const name of names) this.#held.add(name);
  }

  /** Answers what waits; what is asked of the same kind from now on is answered at once, unless it is held again. */
  async answers(...names: string[]): Promise<void> {
    for (const name of names) this.#held.delete(name);
    await this.#let((asked) => asked.answer(), names);
  }

  /** Answers the first that waits, and goes on holding. */
  async answersOne(name: string): Promise<void> {
    await turns();
    const first = this.#waiting.find((asked) => asked.name === name);
    this.#waiting = this.#waiting.filter((asked) => asked !== first);
    first?.answer();
    await turns();
  }

  async refuses(code: ApiError['code'], ...names: string[]): Promise<void> {
    await this.#let((asked) => asked.refuse(new ApiError(code)), names);
  }

  /** What was asked under this name. */
  asked<T = unknown>(name: string): T[] {
    return this.all.filter((one) => one.name === name).map((one) => one.args as T);
  }

  /** Under which ids it was asked. */
  ids(name: string): string[] {
    return this.all.filter((one) => one.name === name).map(({ id }) => id);
  }

  async #let(run: (asked: Asked) => void, names: readonly string[]): Promise<void> {
    await turns();
    const among = (asked: Asked): boolean => names.length === 0 || names.includes(asked.name);
    const now = this.#waiting.filter(among);
    this.#waiting = this.#waiting.filter((asked) => !among(asked));
    for (const asked of now) run(asked);
    await turns();
  }

  readonly #heard = (event: KeyboardEvent): void => keys.handle(event);

  async #asked(id: string, name: string, args: unknown): Promise<unknown> {
    this.all.push({ id, name, args });
    const reply = (): object | undefined => {
      const answer = this.#reply(name, args as never);
      return answer && (this.makes.get(name)?.(answer) ?? answer);
    };
    if (!this.#held.has(name)) return reply();
    return await new Promise((resolve, reject) => {
      const answer = (): void => {
        try {
          resolve(reply());
        } catch (thrown) {
          reject(thrown);
        }
      };
      this.#waiting.push({ name, args, answer, refuse: reject });
    });
  }

  #reply(
    name: string,
    args: { id: number; performance_id: number; count: number; taken: number[]; seats: Line[] },
  ): object | undefined {
    switch (name) {
      case 'performance_list':
        return [evening(1), evening(2)];
      case 'performance_seats':
        return hall(args.id);
      case 'performance_plan':
        return plan(args.performance_id);
      case 'customer_sheet':
        return person(args.id);
      case 'customer_search':
        return {
          rows: [1, 2].map(person).filter((row) => found(row, (args as never as { search: string }).search)),
          next: null,
        };
      case 'seats_best': {
        const free = hall(args.performance_id).seats.map(({ id }) => id);
        return { seat_ids: free.filter((id) => !args.taken.includes(id)).slice(0, args.count), reason: 'together' };
      }
      case 'seats_hold':
        return { until_ms: Date.now() + 600_000, seats: args.seats, lost: [] };
      case 'sale_quote':
        return this.#quote(args as never);
      case 'sale_exchange_quote':
        return this.#exchange(args as never);
      case 'sale_make':
      case 'sale_exchange': {
        const sold = {
          ...{ order_id: 9, order_number: '671099', place_ids: [1], ticket_numbers: [1], payments: [] },
          ...{ total_cents: 0, change_cents: 0, balance_after_cents: null },
        };
        return name === 'sale_make' ? sold : { sold, amended: null };
      }
      case 'ticket_print':
        return { path: 'billets.pdf', printer: null, unprintable: '' };
      case 'sale_last':
        return { order: null };
      default:
        return undefined;
    }
  }

  #cents(lines: readonly Line[]): number {
    return lines.reduce((sum, { rate_id }) => sum + (PRICES[rate_id] ?? 0) + this.dearer, 0);
  }

  #quote({
    customer_id,
    lines,
    credit_cents,
  }: {
    customer_id: number | null;
    lines: Line[];
    credit_cents: number | null;
  }) {
    const total = this.#cents(lines);
    const balance = customer_id === null ? 0 : 10_000;
    const most = Math.min(total, balance);
    if ((credit_cents ?? 0) > most) throw new ApiError('credit_does_not_fit');
    const credit = credit_cents ?? most;
    return {
      ...{ lines: lines.map((line) => priced(line, this.dearer)), total_cents: total, vat: [] },
      ...{ balance_cents: balance, credit_max_cents: most, credit_cents: credit },
      ...{ balance_after_cents: balance - credit, due_cents: total - credit },
    };
  }

  #exchange({ lines }: { lines: Line[] }): object {
    const total = this.#cents(lines);
    return {
      ...{ places: [], value_cents: 2500, lines: lines.map((line) => priced(line, this.dearer)), total_cents: total },
      ...{ vat: [], due_cents: Math.max(0, total - 2500), back_cents: Math.max(0, 2500 - total), given: [] },
      ...{ credit_max_cents: 0, ask_ticket: false },
      may: { standing: 'may', supervisors: 0, why: [], without_ticket: 'may' },
    };
  }
}

const priced = (line: Line, dearer: number): object => ({
  ...{ ...line, free: true, holder: null, row: 'A', seat: '1', category: 'Première catégorie', out: null },
  price_cents: (PRICES[line.rate_id] ?? 0) + dearer,
});

function hall(at: number): FreeSeats {
  const seats = ROWS.flatMap((row) =>
    Array.from({ length: 20 }, (_, seat) => ({
      ...{ id: seatId(row, seat + 1, at), row, seat: String(seat + 1), category_id: row === 'A' ? 1 : 2 },
      ...{ unplaced: false, returned: false },
    })),
  );
  const rates = [1, 2].map((id) => ({ id, name: id === 1 ? 'Plein tarif' : 'Jeune', holder: '' }));
  const categories = [1, 2].map((id) => ({ id, name: id === 1 ? 'Première catégorie' : 'Deuxième catégorie' }));
  const prices = [1, 2].flatMap((category_id) =>
    rates.map(({ id }) => ({ category_id, rate_id: id, price_cents: PRICES[id] ?? 0 })),
  );
  const free = { performance: evening(at), seats, held: [], out: [], taken: [], levels: [], categories, rates, prices };
  return free as unknown as FreeSeats;
}

/** The hall drawn: seats of a row side by side. */
function plan(at: number): PerformancePlan {
  const seats = hall(at).seats.map(({ id, row, seat, category_id }) => ({
    ...{ id, row, seat, category_id, state: 'free' as const, wheelchair: false, order_id: null, order_number: '' },
    ...{ customer: '', holder: null, out: null },
  }));
  const places = seats.map(({ id }) => {
    const [x, y] = [24 * (id % 100), 24 * (1 + Math.floor((id % 1000) / 100))];
    return `<path class="seat free" data-seat="${id}" transform="translate(${x} ${y}) scale(1)" d="M-9-9H9V9H-9Z"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 100">${places.join('')}</svg>`;
  return { svg, seats };
}

/** Lets all that is answered be heard, and the page be drawn. */
export async function turns(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
  await vi.advanceTimersByTimeAsync(0);
}

/** Something of the house was changed elsewhere, and the counter has heard of it. */
export async function changes(...topics: Topic[]): Promise<void> {
  tellChanged(topics);
  await vi.advanceTimersByTimeAsync(HEARD_MS);
  await turns();
}

/** The hand has stopped: the price is asked for. */
export async function stops(): Promise<void> {
  await vi.advanceTimersByTimeAsync(STOPPED_MS);
  await turns();
}

/** Presses keys one after the other where the cursor is, as an engine does, before anything can be answered. */
export function press(...pressed: string[]): void {
  for (const key of pressed) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    flushSync(() => void (document.activeElement ?? document.body).dispatchEvent(event));
    const field = document.activeElement;
    if (event.defaultPrevented || !(field instanceof HTMLInputElement)) continue;
    if (key === 'Enter') field.form?.requestSubmit();
    else if (key.length === 1) {
      field.setRangeText(key, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
      flushSync(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
    }
  }
}

/** The basket, « A1 A2 », with `’` behind a seat of the second rate. */
export const basket = (sale: Sale = currentSale()): string =>
  sale.lines.map(({ row, seat, rate_id }) => `${row}${seat}${rate_id === 2 ? '’' : ''}`).join(' ');

/** What is said in messages, the latest last. */
export const said = (): string[] => toasts.list.map(({ text }) => text.replace(/[\u00a0\u202f]/g, ' '));

/** The name of what has the cursor. */
export const cursor = (): string => {
  const at = document.activeElement;
  const label = at?.id ? document.querySelector(`label[for="${at.id}"]`)?.textContent : null;
  return at?.getAttribute('aria-label') ?? label?.trim() ?? '';
};

/** What the button that sells says. */
export const button = (): string =>
  (document.querySelector('.sell button')?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
