// F8 takes what its button showed, or says in one sentence why it takes nothing: it is never swallowed, and never takes more
// or other money.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basket, button, changes, cursor, press, said, seatId, SlowHouse, stops, turns } from '../../../tests/slow';
import { beginExchange, currentSale, nextSale } from './current.svelte';

let house: SlowHouse;
beforeEach(async () => {
  house = new SlowHouse();
  await house.open();
});
afterEach(async () => await house.close());

const NOTHING = 'Rien n’est encaissé : ';
const sales = (): unknown[] => house.asked('sale_make');
const CHANGED = `${NOTHING}la vente a changé après F8.`;

/** A place is in the basket with its price, 25,00 €, and no field has the cursor. */
async function has(...places: string[]): Promise<void> {
  press('p', ...(places.length > 0 ? places : ['A 12']).join(', '), 'Enter');
  await turns();
  press('Escape');
  await stops();
  expect(button()).toContain('Encaisser');
}
async function serve(id: number): Promise<void> {
  await currentSale().serve(id);
  await stops();
}
/** The house asks itself for the price again: what it holds of the customer has changed elsewhere. */
async function asksAgain(): Promise<void> {
  await changes('credits');
  expect(button()).toContain('Calcul du prix');
}

describe('F8 says why it takes nothing', () => {
  it('where the basket is empty', async () => {
    press('F8');
    await turns();
    expect(said()).toEqual(['Rien à encaisser : le panier est vide.']);
  });

  it('where the only place is typed and not taken: its field says it', async () => {
    press('p', ...'A 12', 'F8');
    await turns();
    expect([cursor(), said()]).toEqual(['Place', []]);
    expect(document.querySelector('[role=alert]')?.textContent).toContain('est tapé sans être pris');
  });

  it('where another place is typed and not taken', async () => {
    await has('A 12');
    press('p', ...'A 13', 'F8');
    await turns();
    expect([cursor(), sales()]).toEqual(['Place', []]);
    expect(document.querySelector('[role=alert]')?.textContent).toContain('est tapé sans être pris');
  });

  it('where a performance is searched for and not chosen', async () => {
    await has();
    currentSale().picking = 'noc';
    press('F8');
    await turns();
    expect([said(), sales()]).toEqual([[`${NOTHING}une séance est cherchée sans être choisie.`], []]);
  });

  it('where the sale is on its way: it is made once', async () => {
    await has();
    house.holds('sale_make');
    press('F8');
    await turns();
    press('F8');
    await turns();
    expect([said(), sales().length]).toEqual([['La vente est déjà en cours d’enregistrement.'], 1]);
  });

  it('where who is served is on the way', async () => {
    await has();
    house.holds('customer_sheet');
    void currentSale().serve(1);
    press('F8');
    await house.answers('customer_sheet');
    await stops();
    expect([said(), sales()]).toEqual([[`${NOTHING}le client servi n’est pas encore lu.`], []]);
  });

  it('where the price cannot be had', async () => {
    await has();
    house.holds('sale_quote');
    press('t', 'F8');
    await stops();
    await house.refuses('unreachable', 'sale_quote');
    expect([said(), sales()]).toEqual([[`${NOTHING}le prix n’a pas pu être calculé.`], []]);
  });

  it('where a seat of the basket is another’s', async () => {
    house.makes.set('sale_quote', (quote) => {
      const { lines } = quote as { lines: object[] };
      return { ...quote, lines: lines.map((line) => ({ ...line, free: false })) };
    });
    press('p', ...'A 12', 'Enter');
    await turns();
    press('F8');
    await stops();
    expect([said(), sales()]).toEqual([[`${NOTHING}une place du panier n’est plus libre, retirez-la.`], []]);
  });

  it('where cash is missing: how much, with the cursor where it is typed', async () => {
    await has();
    press('1', '2', '0', 'Enter', 'F8');
    await turns();
    expect([said(), sales()]).toEqual([[`${NOTHING}il manque 5,00 €.`], []]);
    expect(cursor()).toBe('Espèces reçues');
  });

  it('where an amount cannot be read: its field says it, and has the cursor', async () => {
    await has();
    press('1', '3', 'O', 'F8');
    await turns();
    expect([cursor(), said(), sales()]).toEqual(['Espèces reçues', [], []]);
    expect(document.querySelector('[role=alert]')?.textContent).toContain('pas un montant');
  });
});

describe('F8 while the price is asked for', () => {
  beforeEach(async () => {
    await serve(1);
    await has();
    house.holds('sale_quote');
  });

  it('waits for it where the hand asked for it, and sells', async () => {
    press('t', 'F8');
    await stops();
    expect(sales()).toEqual([]);
    await house.answers('sale_quote');
    expect([sales(), said()]).toMatchObject([[{ expected_total_cents: 1500, customer_id: 1 }], []]);
  });

  it('sells once it is there again, and is the one that was shown', async () => {
    await asksAgain();
    press('F8');
    await stops();
    await house.answers('sale_quote');
    expect([sales(), said()]).toMatchObject([[{ expected_total_cents: 2500, tendered_cents: 2500 }], []]);
  });

  it('sells nothing where another price comes than was shown, and says both', async () => {
    await asksAgain();
    press('F8');
    house.dearer = 300;
    await stops();
    await house.answers('sale_quote');
    expect([said(), sales()]).toEqual([[`${NOTHING}le reste à payer est passé de 25,00 € à 28,00 €.`], []]);
    expect(button()).toContain('Encaisser 28,00 €');
    press('F8');
    await turns();
    expect(sales()).toMatchObject([{ expected_total_cents: 2800 }]);
  });

  it('sells nothing where a lower price comes than was shown', async () => {
    await asksAgain();
    press('F8');
    house.dearer = -300;
    await stops();
    await house.answers('sale_quote');
    expect([said(), sales()]).toEqual([[`${NOTHING}le reste à payer est passé de 25,00 € à 22,00 €.`], []]);
  });

  it('waits for every price that is asked for meanwhile', async () => {
    await asksAgain();
    press('F8');
    await stops();
    await asksAgain();
    await house.answersOne('sale_quote');
    expect(sales()).toEqual([]);
    await stops();
    await house.answers('sale_quote');
    expect(sales()).toHaveLength(1);
  });

  it.each([
    ['the tender', () => press('2')],
    ['the cash', () => press('1', '5', '0')],
    ['the notes', () => press('+')],
    ['the rate', () => press('t')],
    ['the seats, by a key', () => press('Delete')],
    ['the seats, by M', () => press('m')],
    ['the seats, by hand', () => currentSale().toggle(currentSale().free!.seats[30]!)],
    ['the credit', () => press('c')],
    ['who is served, to another', () => void currentSale().serve(2)],
    ['who is served, to nobody', () => press('x')],
    ['what is asked, by H', () => press('h')],
    ['the sale, to the next', () => void nextSale()],
  ])('sells nothing where the hand changes %s behind it, and says so', async (_, change) => {
    await asksAgain();
    press('F8');
    change();
    await stops();
    await house.answers('sale_quote');
    await stops();
    expect(sales()).toEqual([]);
    expect(said().filter((text) => text === CHANGED)).toHaveLength(1);
  });

  it('says so while the seats are on their way that M asks for behind it', async () => {
    await asksAgain();
    house.holds('seats_best');
    press('F8', 'm');
    await stops();
    await house.answers('sale_quote');
    expect([said(), sales()]).toEqual([[CHANGED], []]);
    await house.answers('seats_best');
    await stops();
    expect([basket(), said(), sales()]).toEqual(['A12 A1 A2', [CHANGED], []]);
  });

  it('sells what it was changed to where F8 is pressed again behind the change', async () => {
    await asksAgain();
    press('F8', '2', 'F8');
    await stops();
    await house.answers('sale_quote');
    expect([sales(), said()]).toMatchObject([[{ card_cents: 2500, tendered_cents: 0 }], []]);
  });

  it('goes on where another screen is looked at meanwhile', async () => {
    await asksAgain();
    press('F8');
    await house.hides();
    await stops();
    await house.answers('sale_quote');
    expect(sales()).toHaveLength(1);
  });
});

describe('F8 while the hold is asked for', () => {
  interface Held {
    readonly seats: { performance_id: number; seat_id: number }[];
  }
  beforeEach(() => house.holds('seats_hold'));

  it('waits for nothing where the price is there: a hold is an aid', async () => {
    await has();
    press('F8');
    await turns();
    expect(sales()).toHaveLength(1);
  });

  it('sells the other seats of free seating that the house holds instead', async () => {
    house.holds('sale_quote');
    press('p', ...'A 12', 'Enter');
    await turns();
    press('F8');
    await stops();
    house.makes.set('seats_hold', (held) => ({ ...held, seats: [{ performance_id: 1, seat_id: seatId('A', 14) }] }));
    await house.answers('seats_hold');
    house.makes.delete('seats_hold');
    await house.answersOne('sale_quote');
    expect(sales()).toEqual([]);
    await stops();
    await house.answers('sale_quote');
    expect([sales(), said()]).toMatchObject([[{ lines: [{ seat_id: seatId('A', 14) }] }], []]);
  });

  it('sells nothing where somebody else has one of the seats, and says so', async () => {
    house.holds('sale_quote');
    press('m', 'F8');
    await turns();
    house.makes.set('seats_hold', (held) => {
      const [first, ...rest] = (held as Held).seats;
      return { ...held, seats: rest, lost: [{ ...first, row: 'A', seat: '1', holder: null, out: null }] };
    });
    await house.answers('seats_hold');
    house.makes.delete('seats_hold');
    await stops();
    await house.answers('sale_quote');
    await stops();
    expect([basket(), sales(), said().at(-1)]).toEqual(['A2', [], CHANGED]);
  });
});

describe('F8 behind the best seats', () => {
  beforeEach(() => house.holds('seats_best'));
  const come = async (): Promise<void> => {
    await house.answers('seats_best');
    await stops();
  };

  it.each([
    ['the tender', () => press('2')],
    ['the notes', () => press('+')],
    ['the rate', () => press('t')],
    ['the seats, by Suppr', () => press('Delete')],
    ['the seats, by M', () => press('m')],
    ['the seats, by hand', () => currentSale().toggle(currentSale().free!.seats[30]!)],
    ['the credit', () => press('c')],
    ['who is served', () => press('x')],
    ['what is asked, by H', () => press('h')],
  ])('sells nothing where the hand changes %s behind it, and says so', async (_, change) => {
    await serve(1);
    press('m', 'F8');
    change();
    await come();
    await stops();
    expect(sales()).toEqual([]);
    expect(said()).toEqual([CHANGED]);
  });

  it('sells nothing where what is typed as credit does not fit, and says what does', async () => {
    await serve(1);
    press('m', 'c', '8', '0', 'F8');
    expect(currentSale().creditWish).toBe(8000);
    await come();
    expect([said(), sales()]).toEqual([[`${NOTHING}le solde client paie 50,00 €, et non 80,00 €.`], []]);
  });

  it('sells once, where it is pressed twice', async () => {
    press('m', 'F8', 'F8');
    await come();
    expect([sales().length, said()]).toEqual([1, []]);
  });

  it('and behind the arrows still sells: they change nothing', async () => {
    press('m', 'F8', 'ArrowUp');
    await come();
    expect([sales().length, said()]).toEqual([1, []]);
  });
});

describe('F8 of an exchange', () => {
  beforeEach(async () => {
    const of = { orderId: 7, number: '671083', placeIds: [1], seats: 'A 24', value_cents: 2500 };
    await beginExchange(of, null, 1);
    await house.shows();
    press('p', ...'A 12 13', 'Enter');
    await turns();
    press('Escape');
  });
  const asks = (): boolean => document.querySelector('[role=dialog]') !== null;

  it('shows both sides once the price is there', async () => {
    press('F8');
    await turns();
    expect(asks()).toBe(false);
    await stops();
    expect([asks(), said()]).toEqual([true, []]);
  });

  it('shows nothing where the hand changes the basket behind it, and says so', async () => {
    press('F8', '2');
    await stops();
    expect([asks(), said()]).toEqual([false, [CHANGED]]);
  });

  it('waits for a price that is asked for again, and exchanges for no other', async () => {
    press('F8');
    await stops();
    press('2');
    house.dearer = 300;
    currentSale().price();
    press('F8');
    await stops();
    expect(house.asked('sale_exchange')).toEqual([]);
    expect(said()).toEqual([`${NOTHING}le reste à payer est passé de 25,00 € à 31,00 €.`]);
    press('F8');
    await turns();
    expect(house.asked('sale_exchange')).toMatchObject([{ expected_total_cents: 5600 }]);
  });

  it('is counted again where the rules of the house change, and gives back in no other way than was shown', async () => {
    let way = 'hand';
    const given = (): object[] => [{ way, tender: 'cash', payment_id: 1, amount_cents: 1300 }];
    house.makes.set('sale_exchange_quote', (answer) => ({ ...answer, given: given() }));
    currentSale().price();
    await stops();
    press('F8');
    await stops();
    press('2');
    way = 'credit';
    await changes('settings');
    press('F8');
    await stops();
    expect([house.asked('sale_exchange'), said()]).toEqual([[], [CHANGED]]);
    press('F8');
    await turns();
    expect(house.asked('sale_exchange')).toMatchObject([{ seen_given: [{ way: 'credit', amount_cents: 1300 }] }]);
  });

  it('is sent once, and says that it is on its way', async () => {
    press('F8');
    await stops();
    house.holds('sale_exchange');
    press('2', 'F8');
    await turns();
    press('F8');
    await turns();
    expect(said()).toEqual(['La vente est déjà en cours d’enregistrement.']);
    expect(house.asked('sale_exchange')).toHaveLength(1);
  });
});
