// A sale on a core that answers when the test says so.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, LIMITS, type FreeSeat, type FreeSeats, type SaleQuote } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { Sale } from './sale.svelte';

const PRICE_MS = 90;
const seat = (id: number): FreeSeat =>
  ({ id, row: 'A', seat: String(id), category_id: 1, unplaced: false }) as FreeSeat;
const free = {
  performance: { id: 7, starts_at_ms: 10 },
  seats: Array.from({ length: 60 }, (_, at) => seat(at + 1)),
  held: [],
  out: [],
  taken: [],
  levels: [],
  categories: [{ id: 1, name: 'Première catégorie' }],
  rates: [
    { id: 1, name: 'Plein tarif' },
    { id: 2, name: 'Jeune' },
  ],
  prices: [
    { category_id: 1, rate_id: 1, price_cents: 2500 },
    { category_id: 1, rate_id: 2, price_cents: 1500 },
  ],
} as unknown as FreeSeats;
const quote = (total: number): SaleQuote => ({
  lines: [],
  total_cents: total,
  vat: [],
  balance_cents: 0,
  credit_max_cents: 0,
  credit_cents: 0,
  balance_after_cents: 0,
  due_cents: total,
});

interface Asked {
  readonly id: string;
  readonly name: string;
  readonly args: Record<string, unknown>;
  readonly answer: (reply: unknown) => Promise<void>;
  readonly refuse: (error: ApiError) => Promise<void>;
}
let asked: Asked[] = [];
const of = (name: string): Asked[] => asked.filter((one) => one.name === name);

/** A sale at a performance with seats to sell. */
async function opened(): Promise<Sale> {
  const sale = new Sale();
  void sale.choose(7);
  await of('performance_seats')[0]?.answer(free);
  return sale;
}

/** The price of what is in the basket is asked for and answered. */
async function priced(sale: Sale, total: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(PRICE_MS);
  await of('sale_quote').at(-1)?.answer(quote(total));
  expect(sale.quote?.total_cents).toBe(total);
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
  useTransport({
    ...tauriTransport,
    async send(id, name, args) {
      return new Promise((resolve, reject) => {
        asked.push({
          id,
          name,
          args: args as Record<string, unknown>,
          answer: async (reply) => (resolve(reply), settled()),
          refuse: async (error) => (reject(error), settled()),
        });
      });
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  useTransport(tauriTransport);
});

describe('a basket', () => {
  it('is priced once, when the hand has stopped', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    sale.add([seat(2)]);
    expect([sale.pricing, of('sale_quote').length]).toEqual([true, 0]);
    await priced(sale, 5000);
    expect(of('sale_quote')).toHaveLength(1);
    expect([sale.pricing, sale.canSell]).toEqual([false, true]);
  });

  it('keeps the price of what is in it when an earlier one comes late', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await vi.advanceTimersByTimeAsync(PRICE_MS);
    sale.add([seat(2)]);
    await vi.advanceTimersByTimeAsync(PRICE_MS);
    await of('sale_quote')[1]?.answer(quote(5000));
    await of('sale_quote')[0]?.answer(quote(2500));
    expect(sale.quote?.total_cents).toBe(5000);
  });

  it('holds a seat once, and as many as the core takes', async () => {
    const sale = await opened();
    sale.add([seat(1), seat(1)]);
    expect(sale.lines).toHaveLength(1);
    sale.add(free.seats);
    expect(sale.lines).toHaveLength(LIMITS.places);
  });

  it('says when it begins as it was taken, until the core has refused it for its new date', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    const line = { performance_id: 7, seat_id: 1, rate_id: 1, free: true };
    const at = (starts_at_ms: number): SaleQuote => ({ ...quote(2500), lines: [{ ...line, starts_at_ms } as never] });
    await vi.advanceTimersByTimeAsync(PRICE_MS);
    await of('sale_quote').at(-1)?.answer(at(20));
    expect(sale.groups[0]?.starts_at_ms).toBe(10);
    sale.pay({ tendered: 2500 });
    const selling = sale.sell();
    expect(of('sale_make')[0]?.args['lines']).toMatchObject([{ performance_id: 7, starts_at_ms: 10 }]);
    await of('sale_make')[0]?.refuse(new ApiError('performance_moved', {}));
    await of('sale_quote').at(-1)?.answer(at(20));
    await of('performance_seats').at(-1)?.answer(free);
    await selling;
    expect([sale.refusal?.code, sale.groups[0]?.starts_at_ms]).toEqual(['performance_moved', 20]);
  });

  it('walks through the rates of the selected line', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    sale.nextRate();
    expect(sale.lines[0]?.rate_id).toBe(2);
    sale.nextRate();
    expect(sale.lines[0]?.rate_id).toBe(1);
  });
});

describe('who is served', () => {
  const sheet = (id: number) => ({ id, balance_cents: 5000 });

  it('is nobody when the sheet of the next one cannot be read: the one before has left', async () => {
    const sale = await opened();
    const first = sale.serve(1);
    await of('customer_sheet')[0]?.answer(sheet(1));
    await first;
    const refused = expect(sale.serve(2)).rejects.toMatchObject({ code: 'unreachable' });
    await of('customer_sheet')[1]?.refuse(new ApiError('unreachable'));
    await refused;
    expect(sale.customer).toBeNull();
  });

  it('is not the one before while the next one is read: nothing is sold meanwhile', async () => {
    const sale = await opened();
    const first = sale.serve(1);
    await of('customer_sheet')[0]?.answer(sheet(1));
    await first;
    sale.add([seat(1)]);
    await priced(sale, 2500);
    expect(sale.due).toBe(2500);
    const second = sale.serve(2);
    expect(sale.due).toBeNull();
    expect(await sale.sellOncePriced()).toEqual({ why: 'coming' });
    await of('customer_sheet')[1]?.answer(sheet(2));
    await second;
    await priced(sale, 2500);
    expect(sale.due).toBe(2500);
    expect(of('sale_make')).toEqual([]);
  });

  it('stays who it is when their own sheet cannot be read again', async () => {
    const sale = await opened();
    const first = sale.serve(1);
    await of('customer_sheet')[0]?.answer(sheet(1));
    await first;
    const refused = expect(sale.serve(1)).rejects.toMatchObject({ code: 'unreachable' });
    await of('customer_sheet')[1]?.refuse(new ApiError('unreachable'));
    await refused;
    expect(sale.customer?.id).toBe(1);
  });

  it('is the next one still where a change is heard before they are read', async () => {
    const sale = await opened();
    const first = sale.serve(1);
    await of('customer_sheet')[0]?.answer(sheet(1));
    await first;
    const second = sale.serve(2);
    const again = sale.serving.again();
    expect(of('customer_sheet').map((one) => one.args['id'])).toEqual([1, 2, 2]);
    await of('customer_sheet')[1]?.answer(sheet(2));
    await of('customer_sheet')[2]?.answer(sheet(2));
    await Promise.all([second, again]);
    expect([sale.customer?.id, sale.serving.coming]).toEqual([2, false]);
  });

  it('is nobody where the next one cannot be read after a change was heard, and it is said', async () => {
    const sale = await opened();
    void sale.serve(2);
    const again = expect(sale.serving.again()).rejects.toMatchObject({ code: 'unreachable' });
    await of('customer_sheet')[1]?.refuse(new ApiError('unreachable'));
    await again;
    await sale.serving.again();
    expect([sale.customer, of('customer_sheet').length]).toEqual([null, 2]);
  });
});

describe('the seats', () => {
  it('are those of the last look, whichever is answered last', async () => {
    const sale = await opened();
    void sale.loadSeats();
    void sale.loadSeats();
    const [, before, now] = of('performance_seats');
    await now?.answer({ ...free, seats: [seat(1)] });
    await before?.answer(free);
    expect(sale.free?.seats).toHaveLength(1);
  });
});

describe('two evenings of one hall', () => {
  it('sell the same seat twice, once for each, and each evening shows its own', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    void sale.choose(8);
    await of('performance_seats')
      .at(-1)
      ?.answer({ ...free, performance: { id: 8 } });
    expect(sale.inBasket.has(1)).toBe(false);
    sale.toggle(seat(1));
    expect(sale.lines.map((line) => line.performance_id)).toEqual([7, 8]);
    sale.toggle(seat(1));
    expect(sale.lines.map((line) => line.performance_id)).toEqual([7]);
  });
});

describe('selling', () => {
  it('by a key pressed before the price is there waits for it', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    void sale.sellOncePriced();
    await priced(sale, 2500);
    await vi.advanceTimersByTimeAsync(50);
    expect(of('sale_make')).toHaveLength(1);
  });

  it('by such a key is given up when something changes meanwhile', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    void sale.sellOncePriced();
    sale.add([seat(2)]);
    await priced(sale, 5000);
    await vi.advanceTimersByTimeAsync(50);
    expect(of('sale_make')).toHaveLength(0);
  });

  it('says nothing of amounts that are still being counted', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    expect(sale.act).toBeNull();
    await priced(sale, 2500);
    expect(sale.act).toEqual({ says: 'counter-sell-cash', amounts: { due: 2500 } });
  });

  it('shows no amount of its own: the rest is the core’s, or not there yet', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await priced(sale, 2500);
    sale.credit(true, 1000);
    expect([sale.due, sale.settled, sale.canSell]).toEqual([null, null, false]);
    await priced(sale, 2500);
    expect([sale.due, sale.canSell]).toEqual([2500, true]);
  });

  it('waits for seats that are typed and not taken', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await priced(sale, 2500);
    sale.typed = 'A 6';
    expect(sale.canSell).toBe(false);
    expect(await sale.sell()).toBeNull();
    sale.typed = '';
    sale.picking = 'noc';
    expect(sale.canSell).toBe(false);
  });

  it('waits for the price, and for what is missing', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    expect(await sale.sell()).toBeNull();
    await priced(sale, 2500);
    sale.pay({ tendered: 2000 });
    expect([sale.settled?.missing_cents, sale.canSell]).toEqual([500, false]);
    expect(await sale.sell()).toBeNull();
    expect(of('sale_make')).toHaveLength(0);
  });

  it('is the same command when a core that did not answer is asked again', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await priced(sale, 2500);
    void sale.sell();
    await of('sale_make')[0]?.refuse(new ApiError('unreachable'));
    expect(sale.refusal?.code).toBe('unreachable');
    void sale.sell();
    await of('sale_make')[1]?.answer({ order_id: 1, place_ids: [] });
    const [first, second] = of('sale_make');
    expect(second?.id).toBe(first?.id);
    expect(sale.sold).toEqual({ order_id: 1, place_ids: [] });
  });

  it.each(['database_unreachable', 'database_busy', 'disk_in_doubt', 'disk_failed', 'server_full'] as const)(
    'is the same command where the house could not say that it is kept: %s',
    async (doubt) => {
      const sale = await opened();
      sale.add([seat(1)]);
      await priced(sale, 2500);
      void sale.sell();
      await of('sale_make')[0]?.refuse(new ApiError(doubt));
      await vi.advanceTimersByTimeAsync(3_000);
      await of('sale_quote').at(-1)?.answer(quote(2500));
      await of('performance_seats').at(-1)?.answer(free);
      expect([sale.refusal?.code, sale.inDoubt]).toEqual([doubt, true]);
      void sale.sell();
      await of('sale_make')[1]?.answer({ order_id: 1, place_ids: [] });
      const [first, second] = of('sale_make');
      expect(second?.id).toBe(first?.id);
    },
  );

  it('reads prices and seats again when it is refused, and says why until something changes', async () => {
    const sale = await opened();
    sale.add([seat(1)]);
    await priced(sale, 2500);
    void sale.sell();
    await of('sale_make')[0]?.refuse(new ApiError('seat_sold'));
    await of('sale_quote')[1]?.answer(quote(2500));
    await of('performance_seats')[1]?.answer(free);
    expect(sale.refusal?.code).toBe('seat_sold');
    sale.toggle(seat(1));
    expect([sale.refusal, sale.lines]).toEqual([null, []]);
  });
});
