// A sale of which nobody said whether it is made: F8 asks for it as it was sent, under its id, and nothing else is sold before.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { basket, button, changes, press, said, SlowHouse, stops, turns } from '../../../tests/slow';
import { session } from '../../state';
import { beginExchange, currentSale } from './current.svelte';

/** From when on a command that the line refused is given up, where the line is not known to be lost. */
const NOTICED_MS = 2_500;
const ASKS = 'Demander si la vente est faite';
const MAYBE = 'La vente est peut-être faite ; F8 le demande.';

let house: SlowHouse;
beforeEach(async () => {
  house = new SlowHouse();
  await house.open();
});
afterEach(async () => {
  session.locked = false;
  await house.close();
});

const alerts = (): string =>
  [...document.querySelectorAll('[role=alert]')]
    .map((alert) => alert.textContent ?? '')
    .join(' ')
    .replace(/[\u00a0\u202f]/g, ' ');

/** A place is in the basket with its price. */
async function has(): Promise<void> {
  press('p', ...'A 12', 'Enter');
  await turns();
  press('Escape');
  await stops();
}

/** F8 was pressed, and the house does not say what became of it. */
async function doubted(code: Parameters<SlowHouse['refuses']>[0] = 'unreachable'): Promise<void> {
  house.holds('sale_make', 'sale_exchange');
  press('F8');
  await house.refuses(code, 'sale_make', 'sale_exchange');
  await vi.advanceTimersByTimeAsync(NOTICED_MS);
  await turns();
}

/** It was made: its place is sold, and its credit spent. */
async function wasMade(): Promise<void> {
  house.makes.set('sale_quote', (quote) => {
    const { lines, total_cents } = quote as { lines: object[]; total_cents: number };
    const nothing = { balance_cents: 0, credit_max_cents: 0, credit_cents: 0, balance_after_cents: 0 };
    return { ...quote, ...nothing, due_cents: total_cents, lines: lines.map((line) => ({ ...line, free: false })) };
  });
  await changes('places', 'orders', 'credits', 'customers', 'holds');
  await stops();
}

/** F8 was pressed again: the same command, and all that was asked under its name. */
async function isTheSame(name = 'sale_make', times = 2): Promise<void> {
  press('F8');
  await house.answers(name);
  const [first, ...others] = house.asked(name);
  expect([house.ids(name).length, new Set(house.ids(name)).size]).toEqual([times, 1]);
  for (const other of others) expect(other).toEqual(first);
  expect(currentSale().receipt?.sold.order_id).toBe(9);
}

describe('a sale that may have been made', () => {
  it.each(['unreachable', 'database_unreachable', 'database_busy', 'disk_in_doubt', 'disk_failed'] as const)(
    'is asked for under its id, though its own place is sold by now: %s',
    async (code) => {
      await has();
      await doubted(code);
      await wasMade();
      expect([button(), currentSale().lost.size]).toEqual([`${ASKS} F8`, 0]);
      expect(alerts()).toContain(MAYBE);
      await isTheSame();
    },
  );

  it('is asked for with the credit that it was sent with', async () => {
    await currentSale().serve(1);
    await has();
    currentSale().credit(true, 1000);
    await stops();
    await doubted();
    await wasMade();
    expect(currentSale().quote?.credit_cents).toBe(1000);
    await isTheSame();
  });

  it('stays in doubt behind the lock, and is said to once it is opened', async () => {
    await currentSale().serve(1);
    await has();
    await doubted();
    await doubted('not_signed_in');
    expect(session.locked).toBe(true);
    session.locked = false;
    await wasMade();
    expect(house.asked('customer_sheet').length).toBeGreaterThan(1);
    expect(alerts()).toContain(MAYBE);
    await isTheSame('sale_make', 3);
  });

  it.each([
    ['takes the place out', () => press('Delete')],
    ['puts another one in', () => currentSale().toggle(currentSale().free!.seats[30]!)],
    ['asks for the best places', () => press('m')],
    ['chooses another rate', () => press('t')],
    ['chooses another tender', () => currentSale().pay({ way: 'card' })],
    ['takes the credit', () => currentSale().credit(true)],
    ['serves somebody else', () => void currentSale().serve(2)],
    ['serves nobody', () => press('x')],
  ])('stays as it was sent where a hand %s, and says so', async (_, change) => {
    await currentSale().serve(1);
    await has();
    await doubted();
    change();
    await stops();
    expect([basket(), currentSale().customer?.id, said()]).toEqual(['A12', 1, [MAYBE]]);
    await isTheSame();
  });

  it('is sold anew, as it then stands, once the house says that it was not made', async () => {
    await has();
    await doubted();
    press('F8');
    await house.refuses('amount_changed', 'sale_make');
    expect([currentSale().inDoubt, button()]).toEqual([false, 'Encaisser 25,00 € en espèces F8']);
    press('t');
    await stops();
    press('F8');
    await house.answers('sale_make');
    expect(new Set(house.ids('sale_make')).size).toBe(2);
  });
});

describe('a sale that was refused before it was looked at', () => {
  it('was not made: its basket is changed, and sold by another command', async () => {
    await has();
    await doubted('not_signed_in');
    session.locked = false;
    expect(currentSale().inDoubt).toBe(false);
    press('t');
    await stops();
    press('F8');
    await house.answers('sale_make');
    expect(new Set(house.ids('sale_make')).size).toBe(2);
  });
});

describe('an exchange that may have been made', () => {
  beforeEach(async () => {
    await beginExchange({ orderId: 7, number: '671083', placeIds: [1], seats: 'A 24', value_cents: 2500 }, null, 1);
    await house.shows();
    await has();
    press('F8');
    await turns();
    press('2');
  });
  const asks = (): boolean => document.querySelector('[role=dialog]') !== null;

  it('is asked for under its id, though its places are exchanged by now', async () => {
    await doubted();
    house.dearer = 300;
    await wasMade();
    expect(alerts()).toContain(MAYBE);
    await isTheSame('sale_exchange');
  });

  it('is asked for where the question was closed meanwhile, and is not given up', async () => {
    await doubted();
    press('Escape');
    await turns();
    press('q');
    await turns();
    expect([asks(), said(), currentSale().exchange?.number]).toEqual([false, [MAYBE], '671083']);
    press('F8');
    await turns();
    expect(asks()).toBe(true);
    await isTheSame('sale_exchange');
  });
});
