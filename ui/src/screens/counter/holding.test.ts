// What is in the basket is held by the house: said at each change, once at a time, and what somebody else has is told.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FreeSeat, FreeSeats, HeldSeats, Holder, SaleQuote } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { session } from '../../state';
import { clock } from '../../state/clock.svelte';
import { currentSale, dropSale, leaveBasket, nextSale } from './current.svelte';
import { lostSaid, whenEnds } from './held';
import { holding } from './holding.svelte';
import type { Sale } from './sale.svelte';

const MINUTE_MS = 60_000;
const seat = (id: number): FreeSeat => ({
  id,
  row: 'A',
  seat: String(id),
  category_id: 1,
  unplaced: false,
  returned: false,
});
const karim: Holder = { counter: 'Guichet 2', operator: 'Karim', until_ms: 0, from_me: false };
const free = {
  performance: { id: 7 },
  seats: [1, 2, 3].map(seat),
  held: [{ seat_id: 9, row: 'A', seat: '9', category_id: 1, unplaced: false, after: 3, holder: karim }],
  out: [],
  taken: [],
  levels: [],
  categories: [{ id: 1, name: 'Première catégorie' }],
  rates: [{ id: 1, name: 'Plein tarif', holder: '' }],
  prices: [{ category_id: 1, rate_id: 1, price_cents: 2500 }],
} as unknown as FreeSeats;

interface Said {
  readonly seats: readonly { readonly performance_id: number; readonly seat_id: number }[];
  readonly exchanging: readonly number[];
}
let said: Said[] = [];
let taken: unknown[] = [];
let left: unknown[] = [];
let answers: ((held: HeldSeats) => void)[] = [];
let lines: SaleQuote['lines'] = [];
let refused: unknown = null;

const ids = (at: number): number[] => (said[at]?.seats ?? []).map((one) => one.seat_id);
const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
async function answer(held: Partial<HeldSeats> = {}): Promise<void> {
  const seats = said.at(-1)?.seats ?? [];
  answers.shift()?.({ until_ms: Date.now() + 10 * MINUTE_MS, seats: [...seats], lost: [], ...held });
  await settled();
}

async function opened(): Promise<Sale> {
  const sale = currentSale();
  await sale.choose(7);
  return sale;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  dropSale();
  [said, taken, left, answers, lines] = [[], [], [], [], []];
  refused = null;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'performance_seats') return free;
      if (name === 'seats_take_over') {
        taken.push(args);
        return { until_ms: 0, seats: [], lost: [] };
      }
      if (name === 'seats_leave') {
        left.push(args);
        return {};
      }
      if (name === 'seats_hold') {
        said.push(args as Said);
        return new Promise((resolve) => answers.push(resolve));
      }
      if (refused) throw refused;
      const due = lines.length * 2500;
      return { lines, total_cents: due, vat: [], credit_cents: 0, due_cents: due };
    },
  });
});
afterEach(async () => {
  while (answers.length > 0) await answer();
  dropSale();
  session.operator = null;
  vi.useRealTimers();
  useTransport(tauriTransport);
});

describe('a basket', () => {
  it('says all its seats at each change, one question at a time', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    sale.add([seat(2)]);
    sale.remove(sale.lines[0]);
    await settled();
    expect(said).toHaveLength(1);
    await answer();
    expect([said.length, ids(1)]).toEqual([2, [2]]);
    await answer();
    expect([said.length, holding.stands]).toEqual([2, 'good']);
  });

  it('is let go when the next person comes', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await answer();
    nextSale();
    await settled();
    expect([said.length, ids(1)]).toEqual([2, []]);
  });

  it('says nothing while nothing is in it', async () => {
    await opened();
    nextSale();
    holding.works();
    await settled();
    expect(said).toEqual([]);
  });

  it('is held on by whoever works, twice a minute at most', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await answer();
    holding.works();
    expect(said).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(31_000);
    holding.works();
    holding.works();
    expect([said.length, ids(1)]).toEqual([2, [1]]);
  });

  it('says that its time comes to an end, and that it is over', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await answer();
    clock.set(Date.now() + 9 * MINUTE_MS);
    expect(holding.stands).toBe('near');
    clock.set(Date.now() + 11 * MINUTE_MS);
    expect(holding.stands).toBe('over');
    clock.set(Date.now());
  });
});

describe('a seat that somebody else has', () => {
  it('leaves the basket that it was just put into, with whose it is', async () => {
    const sale = await opened();
    sale.add([seat(1), seat(2)]);
    await answer({
      seats: [],
      lost: [{ performance_id: 7, seat_id: 2, row: 'A', seat: '2', holder: karim, out: null }],
    });
    expect(sale.lines.map((line) => line.seat_id)).toEqual([1]);
    expect(lostSaid(sale.others.refused)).toContain('Guichet\u00a02 (Karim)');
    // The other one is asked for again, without it.
    expect(ids(1)).toEqual([1]);
  });

  it.each([
    { chosen: 3, lost: 1, meant: 3, why: 'the line that has the keys keeps them' },
    { chosen: 1, lost: 2, meant: 1, why: 'the line that has the keys keeps them' },
    { chosen: 1, lost: 1, meant: 2, why: 'the next one has them where it left itself' },
    { chosen: 3, lost: 3, meant: 2, why: 'the last one has them where none is behind it' },
  ])('takes no key along: of A $chosen, where A $lost leaves, A $meant is meant, for $why', async (of) => {
    const sale = await opened();
    sale.add([seat(1), seat(2), seat(3)]);
    sale.selected = of.chosen - 1;
    const gone = { performance_id: 7, seat_id: of.lost, row: 'A', seat: String(of.lost), holder: karim, out: null };
    await answer({ seats: [], lost: [gone] });
    expect([sale.lines.length, sale.lines[sale.selected]?.seat_id]).toEqual([2, of.meant]);
  });

  it('stays where it was when it was held before, and is priced anew', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await answer();
    const helene = { ...karim, counter: 'Guichet 1', operator: 'Hélène', from_me: true };
    lines = [{ performance_id: 7, seat_id: 1, row: 'A', seat: '1', free: false, holder: helene }] as SaleQuote['lines'];
    sale.add([seat(2)]);
    await answer({
      seats: [],
      lost: [{ performance_id: 7, seat_id: 1, row: 'A', seat: '1', holder: helene, out: null }],
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(sale.lines).toHaveLength(2);
    expect([...sale.lost]).toEqual(['7/1']);
    expect(sale.canSell).toBe(false);
    // The new one is held all the same, and no later key takes the lost one out unseen.
    expect(ids(said.length - 1)).toEqual([2]);
    await answer();
    await vi.advanceTimersByTimeAsync(31_000);
    holding.works();
    await settled();
    expect(ids(said.length - 1)).toEqual([2]);
    await answer();
    expect(sale.lines).toHaveLength(2);
  });

  it('is marked and named where it left the hall, and the others are held on', async () => {
    const sale = await opened();
    sale.add([seat(1), seat(2)]);
    await answer();
    refused = { code: 'not_on_sale', args: { show: 'FIGARO', starts_at_ms: 0, why: 'withdrawn' } };
    sale.add([seat(3)]);
    const left = { performance_id: 7, seat_id: 2, row: '', seat: '', holder: null, out: null };
    await answer({ seats: [{ performance_id: 7, seat_id: 1 }], lost: [left] });
    await vi.advanceTimersByTimeAsync(100);
    expect([[...sale.lost], sale.lines.map((line) => line.seat_id)]).toEqual([['7/2'], [1, 2, 3]]);
    expect([sale.quoteError?.code, sale.canSell]).toEqual(['not_on_sale', false]);
    // It is asked for no more: the others are held, and held on.
    expect(ids(said.length - 1)).toEqual([1, 3]);
    await answer();
    await vi.advanceTimersByTimeAsync(31_000);
    holding.works();
    await settled();
    expect([ids(said.length - 1), holding.stands]).toEqual([[1, 3], 'good']);
    await answer();
    // Taken out, it stands in the way of nothing.
    refused = null;
    sale.remove(sale.lines[1]);
    await answer();
    await vi.advanceTimersByTimeAsync(100);
    expect([sale.lost.size, sale.quoteError]).toEqual([0, null]);
  });

  it('is called as its line was where it left the hall before it was held', async () => {
    const sale = await opened();
    sale.add([seat(1), seat(2)]);
    const left = { performance_id: 7, seat_id: 2, row: '', seat: '', holder: null, out: null };
    await answer({ seats: [], lost: [left] });
    expect([sale.lines.map((line) => line.seat_id), lostSaid(sale.others.refused)]).toEqual([[1], 'Pas libre : A 2']);
  });

  it('leaves no hold behind a basket that was sold while it was said', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    holding.forgets();
    await answer({ seats: [{ performance_id: 7, seat_id: 3 }] });
    expect([said.length, ids(1)]).toEqual([2, []]);
    await answer();
    await holding.said();
  });

  it('is another one of free seating', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await answer({ seats: [{ performance_id: 7, seat_id: 3 }] });
    expect(sale.lines.map((line) => line.seat_id)).toEqual([3]);
  });

  it('is taken over by a supervisor alone', async () => {
    const sale = await opened();
    sale.others.meets(free.held);
    expect([sale.others.taking.length, sale.others.refused.length]).toEqual([0, 1]);
    session.operator = { id: 1, name: 'Hélène', role: 'supervisor' } as unknown as NonNullable<typeof session.operator>;
    sale.others.meets(free.held);
    expect(sale.others.taking).toHaveLength(1);
    const { Attempt } = await import('../../state/attempt.svelte');
    await sale.others.takeOver(new Attempt());
    expect(taken).toEqual([{ performance_id: 7, seat_ids: [9] }]);
    expect(sale.others.taking).toEqual([]);
  });

  it('is free again by its time, without anything that changes', async () => {
    clock.set(Date.now());
    let seen = 0;
    const until_ms = Date.now() + 3 * MINUTE_MS;
    const off = whenEnds(
      [
        { ...karim, until_ms },
        { ...karim, until_ms: until_ms + MINUTE_MS },
      ],
      () => (seen += 1),
    );
    await vi.advanceTimersByTimeAsync(3 * MINUTE_MS - 1);
    expect(seen).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen).toBe(1);
    off?.();
    expect(whenEnds([], () => (seen += 1))).toBeUndefined();
  });

  it.each([false, true])('is let go by a window that closes, behind the lock too: %s', async (locked) => {
    session.operator = { id: 1, name: 'Hélène', role: 'supervisor' } as unknown as NonNullable<typeof session.operator>;
    const sale = await opened();
    await leaveBasket();
    expect(left).toEqual([]);
    sale.add([seat(1)]);
    await answer();
    session.locked = locked;
    await leaveBasket();
    session.locked = false;
    expect(left).toEqual([{ id: 1 }]);
  });

  it('leaves the house with who worked here before', async () => {
    session.operator = { id: 1, name: 'Hélène', role: 'supervisor' } as unknown as NonNullable<typeof session.operator>;
    const sale = await opened();
    sale.add([seat(1)]);
    await answer();
    expect(currentSale()).toBe(sale);
    expect(left).toEqual([]);
    session.operator = { id: 2, name: 'Zoé', role: 'cashier' } as unknown as NonNullable<typeof session.operator>;
    expect(currentSale()).not.toBe(sale);
    await settled();
    expect(left).toEqual([{ id: 1 }]);
  });
});
