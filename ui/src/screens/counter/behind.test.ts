// What is pressed behind M, while the best seats are on their way, is done in the order of the hand once they are there; or a
// sentence says that it is not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basket, button, cursor, press, said, SlowHouse, stops, turns } from '../../../tests/slow';
import { currentSale, nextSale } from './current.svelte';

let house: SlowHouse;
beforeEach(async () => {
  house = new SlowHouse();
  await house.open();
  house.holds('seats_best', 'sale_make');
});
afterEach(async () => await house.close());

/** The seats come, and the price behind them. */
async function come(): Promise<void> {
  await house.answers('seats_best');
  await stops();
}
/** Seats are in the basket and have their price. */
async function has(...typed: string[]): Promise<void> {
  press('p', ...typed.join(' '), 'Enter');
  await turns();
  press('Escape');
  await stops();
}

describe('a key that changes the basket', () => {
  it('T: has the next rate of what comes, and F8 behind it sells at that rate', async () => {
    press('m', 't', 'F8');
    expect([basket(), currentSale().typed, house.asked('sale_make')]).toEqual(['', '', []]);
    await come();
    expect(basket()).toBe('A1 A2’');
    expect(house.asked('sale_make')).toMatchObject([{ expected_total_cents: 4000, tendered_cents: 4000 }]);
  });

  it('T twice: has the rate behind the next, which is the first again', async () => {
    press('m', 't', 't');
    await come();
    expect(basket()).toBe('A1 A2');
  });

  it('Suppr: takes the last seat that comes out, and no seat that was there before', async () => {
    await has('A 12');
    press('m', 'Delete');
    expect(basket()).toBe('A12');
    await come();
    expect(basket()).toBe('A12 A1');
  });

  it('an arrow and Suppr: takes the seat above it out', async () => {
    press('m', 'ArrowUp', 'Delete', 'F8');
    await come();
    expect(basket()).toBe('A2');
    expect(house.asked('sale_make')).toMatchObject([{ expected_total_cents: 2500 }]);
  });

  it('M again: has as many again, and F8 behind both sells all of them once', async () => {
    press('m', 'm', 'F8');
    await house.answersOne('seats_best');
    expect([basket(), house.asked('seats_best').length]).toEqual(['A1 A2', 2]);
    await stops();
    expect(house.asked('sale_make')).toEqual([]);
    await come();
    expect(basket()).toBe('A1 A2 A3 A4');
    expect(house.asked('sale_make')).toMatchObject([{ expected_total_cents: 10_000 }]);
  });

  it('M again behind a count: is of two, for the count was of the first', async () => {
    press('3', 'm', 'm', 't');
    await house.answersOne('seats_best');
    expect(house.asked<{ count: number }>('seats_best').map(({ count }) => count)).toEqual([3, 2]);
    await come();
    expect(basket()).toBe('A1 A2 A3 A4 A5’');
  });

  it('H: asks a supervisor for what the seats that come are put out of sale', async () => {
    press('m', 'h');
    expect(currentSale().others.putting).toEqual([]);
    await come();
    expect(currentSale().others.putting.map(({ seat }) => seat)).toEqual(['1', '2']);
  });

  it('a place that is typed: is taken at once, and F8 behind it sells it with those that come', async () => {
    press('m', 'p', ...'A 12', 'Enter');
    await turns();
    expect(basket()).toBe('A12');
    press('Escape', 'F8');
    await come();
    expect(basket()).toBe('A12 A1 A2');
    expect(house.asked('sale_make')).toMatchObject([{ expected_total_cents: 7500 }]);
  });

  it('does at once what it does where nothing is on its way', async () => {
    await has('A 12');
    press('t');
    expect(basket()).toBe('A12’');
    press('Delete');
    expect(basket()).toBe('');
    press('t');
    expect([currentSale().typed, cursor()]).toEqual(['T', 'Place']);
  });
});

describe('a key that says how it is paid', () => {
  it('2: is lit at once, and is what F8 takes', async () => {
    press('m', '2', 'F8');
    expect(currentSale().tender.way).toBe('card');
    await come();
    expect(house.asked('sale_make')).toMatchObject([{ card_cents: 5000, tendered_cents: 0 }]);
  });

  it('C: puts the cursor where the credit of who is served is typed, at once', async () => {
    await currentSale().serve(1);
    await turns();
    press('m', 'c', '1', '0');
    expect([cursor(), currentSale().creditWish]).toEqual(['Montant du solde client utilisé', 1000]);
    press('F8');
    await come();
    expect(house.asked('sale_make')).toMatchObject([{ credit_cents: 1000, tendered_cents: 4000 }]);
  });

  it('C: keeps its field where the seats come while the amount is typed', async () => {
    await currentSale().serve(1);
    await turns();
    press('m', 'c', '1');
    await come();
    expect(cursor()).toBe('Montant du solde client utilisé');
    press('0');
    await stops();
    expect(button()).toContain('Encaisser 40,00 € en espèces');
  });

  it('+: rounds the cash up once the price is there, and F8 behind it writes that cash', async () => {
    press('m', '1', '+', 'F8');
    expect(currentSale().tender.tendered).toBeNull();
    await come();
    expect(house.asked('sale_make')).toMatchObject([{ tendered_cents: 6000 }]);
  });

  it('+ twice: rounds it up twice', async () => {
    press('m', '+', '+');
    await come();
    expect(currentSale().tender.tendered).toBe(10_000);
  });

  it('+ waits for a price that is asked for behind any other key too', async () => {
    await has('A 12');
    press('t', '+');
    await stops();
    expect(currentSale().tender.tendered).toBe(2000);
  });

  it('+: says that it does nothing while who is served next is read', async () => {
    await has('A 12');
    house.holds('customer_sheet');
    void currentSale().serve(2);
    await turns();
    press('+');
    await turns();
    expect(currentSale().tender.tendered).toBeNull();
    expect(said()).toEqual(['+ : sans effet, le client servi n’est pas encore lu.']);
  });

  it('+: says that it does nothing where the price is not had', async () => {
    await has('A 12');
    house.holds('sale_quote');
    press('t', '+');
    await stops();
    await house.refuses('unreachable', 'sale_quote');
    expect(currentSale().tender.tendered).toBeNull();
    expect(said()).toEqual(['+ : sans effet, le prix n’a pas pu être calculé.']);
  });

  it('+: leaves cash that is typed behind it as it is typed, and says so', async () => {
    press('m', '1', '+', '5', '5');
    await come();
    expect(currentSale().tender.tendered).toBe(5500);
    expect(said()).toEqual(['+ : sans effet, la vente a changé entre-temps.']);
  });
});

describe('a key that looks elsewhere', () => {
  it('*: shows the next category, and M before it meant the one that was shown', async () => {
    press('m', '*', 'm');
    await house.answersOne('seats_best');
    const categories = house.asked<{ category_id: number | null }>('seats_best').map((asked) => asked.category_id);
    expect(categories).toEqual([null, 1]);
  });

  it('W and *: wait for a hall that is not read yet', async () => {
    house.holds('performance_seats');
    void currentSale().choose(2);
    await turns();
    press('m', '*', 'w');
    await house.answers('performance_seats');
    expect(house.asked('seats_best')).toMatchObject([{ performance_id: 2, category_id: null }]);
    await come();
    expect(currentSale().category).toBe(1);
    expect(document.querySelector('.hall-drawing')).not.toBeNull();
    press('w');
  });
});

describe('where not all the seats come', () => {
  const few = (): void => void house.makes.set('seats_best', (best) => ({ ...best, seat_ids: [1001] }));

  it('nothing is done that was pressed behind them, and one sentence names the keys', async () => {
    await has('A 12');
    few();
    press('m', 'ArrowUp', 'Delete', 't');
    await come();
    expect(basket()).toBe('A12 A1');
    expect(said()).toEqual(['Suppr, T : sans effet, les places demandées ne sont pas toutes là.']);
  });

  it('F8 says that it took nothing', async () => {
    few();
    press('m', 'F8');
    await come();
    expect([basket(), house.asked('sale_make')]).toEqual(['A1', []]);
    expect(said()).toEqual(['Rien n’est encaissé : les places demandées ne sont pas toutes là.']);
  });

  it('M behind them asks for no more, and says so', async () => {
    few();
    press('m', 'm');
    await come();
    expect(house.asked('seats_best')).toHaveLength(1);
    expect(said()).toEqual(['M : sans effet, les places demandées ne sont pas toutes là.']);
  });

  it('is said where the core refuses, where another evening is chosen, and where the sale was left', async () => {
    press('m', 'F8');
    await house.refuses('unreachable', 'seats_best');
    expect(said().at(-1)).toMatch(/^Rien n’est encaissé : les places demandées/);
    await currentSale().loadSeats();
    press('m', 'F8', 't');
    await currentSale().choose(2);
    await house.answersOne('seats_best');
    expect(said().slice(-2)).toEqual([
      'T : sans effet, les places demandées ne sont pas toutes là.',
      'Rien n’est encaissé : les places demandées ne sont pas toutes là.',
    ]);
    press('m', 'Delete');
    nextSale();
    await house.answersOne('seats_best');
    expect(said().at(-1)).toBe('Suppr : sans effet, les places demandées ne sont pas toutes là.');
    expect(house.asked('sale_make')).toEqual([]);
  });

  it('a tender and an amount that cannot be read are not the next basket’s', async () => {
    await currentSale().serve(1);
    await turns();
    house.makes.set('seats_best', () => ({ seat_ids: [], reason: null }));
    press('m', '2', 'Escape', 'c', 'x');
    expect(currentSale().creditUnread).toBe(true);
    await come();
    expect([currentSale().tender.way, currentSale().creditUnread]).toEqual(['cash', false]);
  });
});

it('M says to choose a performance where none is chosen', async () => {
  currentSale().performanceId = null;
  press('m');
  await turns();
  expect([said(), house.asked('seats_best')]).toEqual([['Choisissez une séance'], []]);
});

describe('for a cashier', () => {
  beforeEach(async () => {
    await house.close();
    house = new SlowHouse();
    await house.open('cashier');
    house.holds('seats_best');
  });
  it('H behind M begins a row, as it does everywhere', async () => {
    press('m', 'h');
    expect([currentSale().typed, cursor()]).toEqual(['H', 'Place']);
  });
});
