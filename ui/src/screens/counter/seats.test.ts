import { describe, expect, it } from 'vitest';
import type { FreeSeats } from '../../api';
import { firstRate, price, rowsOf, typedSeats } from './seats';

const seat = (id: number, row: string, number: number, category_id: number, returned = false) => ({
  id,
  row,
  seat: String(number),
  category_id,
  unplaced: false,
  returned,
});

const hall = (seats: FreeSeats['seats']): FreeSeats => ({
  performance: {
    id: 1,
    show: 'CARMEN',
    hall: 'Grande salle',
    starts_at_ms: 0,
    seats: 600,
    sold: 600 - seats.length,
    out: 0,
    held: 0,
    free: seats.length,
    price_from_cents: 1200,
    price_to_cents: 2500,
    on_sale: true,
    late_until_ms: null,
  },
  seats,
  held: [],
  out: [],
  taken: [],
  levels: [],
  rates: [
    { id: 1, name: 'Plein tarif', holder: '' },
    { id: 2, name: 'Réduit', holder: 'Moins de 26 ans' },
  ],
  categories: [
    { id: 1, name: '1re catégorie' },
    { id: 2, name: '2e catégorie' },
  ],
  prices: [
    { category_id: 1, rate_id: 1, price_cents: 2500 },
    { category_id: 2, rate_id: 2, price_cents: 1200 },
  ],
});
const free = hall([
  seat(1, 'A', 12, 1),
  seat(2, 'A', 13, 1),
  seat(3, 'A', 14, 1),
  seat(4, 'A', 20, 2),
  seat(5, 'B', 1, 2),
  seat(6, 'B', 2, 2),
  seat(7, 'B', 3, 2),
  seat(8, 'B', 4, 2),
]);

/** The same hall, with A 15 and the last one of B in another basket. */
const holder = { counter: 'Guichet 2', operator: 'Karim', until_ms: 0, from_me: false };
const shared: FreeSeats = {
  ...free,
  held: [
    { seat_id: 21, row: 'A', seat: '15', category_id: 1, unplaced: false, after: 3, holder },
    { seat_id: 22, row: 'B', seat: '5', category_id: 2, unplaced: false, after: 8, holder },
  ],
};

const camera = { kind: 'technical', reason: 'Caméra', operator: 'Hélène', at_ms: 0 } as const;

describe('free seats', () => {
  it('stand with those of other baskets between them, as they sit', () => {
    const rows = rowsOf(shared, null).map((row) =>
      row.seats.map((one) => `${one.seat}${one.holder ? '*' : ''}`).join(' '),
    );
    expect(rows).toEqual(['12 13 14 15*', '20', '1 2 3 4 5*']);
  });
  it('are grouped by row, and a row of two categories is two lines', () => {
    expect(rowsOf(free, null).map((row) => [row.row, row.category.name, row.seats.length])).toEqual([
      ['A', '1re catégorie', 3],
      ['A', '2e catégorie', 1],
      ['B', '2e catégorie', 4],
    ]);
  });
  it('are narrowed to one category', () => {
    expect(rowsOf(free, 1)).toHaveLength(1);
  });
  it('have the price of their category and rate, or none', () => {
    expect(price(free, 1, 1)).toBe(2500);
    expect(price(free, 1, 2)).toBeNull();
    expect(firstRate(free, 2)?.name).toBe('Réduit');
  });
});

describe('a seat that is typed', () => {
  const ids = (text: string) => typedSeats(free, text)?.found.map((found) => found.id);
  it('is found however it is written', () => {
    expect(ids('A 12')).toEqual([1]);
    expect(ids('a12')).toEqual([1]);
    expect(ids('A 12 14')).toEqual([1, 3]);
    expect(ids('A 12-14')).toEqual([1, 2, 3]);
    expect(ids('A 12, B 1')).toEqual([1, 5]);
    expect(ids('A 12, B 3')).toEqual([1, 7]);
  });
  it('is named when it is not free', () => {
    expect(typedSeats(free, 'A 12 15')).toEqual({
      found: [free.seats[0]],
      held: [],
      out: [],
      sold: [],
      asked: [],
      missing: ['A 15'],
    });
  });
  it('is told apart when it is in another basket', () => {
    const asked = typedSeats(shared, 'A 12 15 16');
    expect(asked).toMatchObject({ found: [free.seats[0]], held: [shared.held[0]], missing: ['A 16'] });
  });
  it('is told apart when it is sold, asked back, out of sale or not of this hall', () => {
    const out = { seat_id: 95, row: 'A', seat: '17', category_id: 1, unplaced: false, after: 2, out: camera };
    const taken = [
      { row: 'A', seat: '15', asked: false },
      { row: 'C', seat: '1', asked: true },
    ];
    const asked = typedSeats({ ...free, out: [out], taken }, 'A 15 17 99, C 1');
    expect(asked).toMatchObject({ sold: ['A 15'], out: [out], missing: ['A 99'], asked: ['C 1'], found: [] });
  });
  it('is said when it cannot be read among seats that can', () => {
    expect(typedSeats(free, 'A 12 zz')).toEqual({
      found: [free.seats[0]],
      held: [],
      out: [],
      sold: [],
      asked: [],
      missing: ['ZZ'],
    });
    expect(typedSeats(free, 'zz A 12')).toEqual({
      found: [free.seats[0]],
      held: [],
      out: [],
      sold: [],
      asked: [],
      missing: ['ZZ'],
    });
  });
  it('is refused when it is no seat', () => {
    expect(typedSeats(free, '12')).toBeNull();
    expect(typedSeats(free, 'A')).toBeNull();
    expect(typedSeats(free, '')).toBeNull();
  });
});

describe('a row of a level', () => {
  const levels = hall([
    seat(1, 'Parterre A', 12, 1),
    seat(2, 'Premier balcon A', 12, 1),
    seat(3, 'Premier balcon B', 1, 1),
    seat(4, 'Second balcon A', 12, 2),
    seat(5, 'Loge 4', 2, 2),
  ]);
  const typed = (text: string) => {
    const said = typedSeats(levels, text);
    return said && { ids: said.found.map((found) => found.id), missing: said.missing };
  };
  it('is known by its level, or the beginning of its words', () => {
    expect(typed('Parterre A 12')).toEqual({ ids: [1], missing: [] });
    expect(typed('par a 12')).toEqual({ ids: [1], missing: [] });
    expect(typed('pre balc A 12, sec A 12')).toEqual({ ids: [2, 4], missing: [] });
    expect(typed('Loge 4 2')).toEqual({ ids: [5], missing: [] });
  });
  it('needs no level where one row alone has the letter', () => {
    expect(typed('B 1')).toEqual({ ids: [3], missing: [] });
  });
  it('is not guessed where several have it', () => {
    expect(typed('A 12')).toEqual({
      ids: [],
      missing: ['Parterre A 12 / Premier balcon A 12 / Second balcon A 12'],
    });
  });
  it('is the first number where rows are numbers', () => {
    const numbered = hall([seat(1, '12', 3, 1), seat(2, '12', 4, 1), seat(3, '13', 3, 1)]);
    expect(typedSeats(numbered, '12 3 4')?.found.map((found) => found.id)).toEqual([1, 2]);
  });
});
