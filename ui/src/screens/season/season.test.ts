import { describe, expect, it } from 'vitest';
import type { CategoryRow, HallPlan } from '../../api';
import { together, typedDates } from './dates';
import { cellsOf, isWrong, pricesOf } from './grid';
import { draw, seatPath, SHAPES } from './setup/draw';
import { labelAfter, linesOf, renamedRows, textOf } from './setup/rows';

describe('dates typed to copy a performance', () => {
  it('are one a line, at the usual time unless they say another', () => {
    expect(typedDates('12/06/2026\n\n13/6/26 15h\n14/06/2026 à 20:30', '19:30')).toEqual({
      dates: ['2026-06-12T19:30', '2026-06-13T15:00', '2026-06-14T20:30'],
      wrong: null,
    });
  });
  it('name the first line that is none', () => {
    expect(typedDates('12/06/2026\n31/02/2026', '19:30').wrong).toEqual({ line: 2, text: '31/02/2026' });
    expect(typedDates('12/06/2026 25h', '19:30').wrong?.line).toBe(1);
  });
  it('are taken once', () => {
    expect(typedDates('12/06/2026\n12.06.2026', '19:30').dates).toHaveLength(1);
  });
});

describe('a day and a time', () => {
  it('come together or not at all', () => {
    expect(together('2026-06-12', '19:30')).toBe('2026-06-12T19:30');
    expect(together(null, null)).toBeNull();
    expect(together('2026-06-12', null)).toBeUndefined();
  });
});

describe('a price grid', () => {
  const grid = { categories: [], rates: [], prices: [{ category_id: 1, rate_id: 2, price_cents: 2600 }] };
  it('is written as amounts and read back as the same prices', () => {
    const cells = cellsOf(grid, (cents) => `${Math.floor(cents / 100)},00`);
    expect(cells).toEqual({ '1/2': '26,00' });
    expect(pricesOf(cells)).toEqual(grid.prices);
  });
  it('takes an empty cell as no price, and a free place as a price', () => {
    expect(pricesOf({ '1/1': ' ', '1/2': '0' })).toEqual([{ category_id: 1, rate_id: 2, price_cents: 0 }]);
  });
  it('refuses what is no amount or too much of one', () => {
    expect(['12,5', '', '10000'].map(isWrong)).toEqual([false, false, false]);
    expect(['abc', '-1', '10000,01', '1,234'].map(isWrong)).toEqual([true, true, true, true]);
    expect(pricesOf({ '1/1': 'abc' })).toBeNull();
  });
});

describe('rows of a hall', () => {
  const seat = (number: string, category_id: number) => ({ number, category_id });
  const plan: HallPlan = {
    seats: 4,
    rows: [
      {
        label: 'A',
        words: '1-2 (BALCON), 3',
        category_id: 1,
        unplaced: false,
        seats: [seat('1', 2), seat('2', 2), seat('3', 1)],
      },
      { label: '', words: '1 libres', category_id: 1, unplaced: true, seats: [seat('1', 1)] },
    ],
  };
  const categories: CategoryRow[] = [1, 2].map((id) => ({
    id,
    name: id === 1 ? 'PREMIERE' : 'BALCON',
    retired: false,
    seats: 0,
    version: 1,
  }));
  const words = { free: 'Placement libre', numbered: 'Sans rang' };
  it('are the same as a table and as text', () => {
    const lines = linesOf(plan, plan, words);
    expect(textOf(lines, categories)).toBe('A : 1-2 (BALCON), 3 (PREMIERE)\nPlacement libre : 1 libres (PREMIERE)');
  });
  it('that another system named stand in quotes, as long as nobody typed them', () => {
    const named = (label: string): HallPlan['rows'][number] => ({
      label,
      words: '"012"',
      category_id: 3,
      unplaced: false,
      seats: [seat('012', 3)],
    });
    const rows = ['', 'C', 'Balcon C', 'a', 'Libre', 'Premier balcon côté jardin A', 'Rang "3"'].map(named);
    const lines = linesOf({ ...plan, rows }, null, words);
    const cut = { id: 3, name: 'Carré (or)' };
    const begins = (of: typeof lines): string[] => textOf(of, [cut]).split('\n');
    expect(begins(lines).map((line) => line.replace(' : "012" ("Carré (or)")', ''))).toEqual([
      'Sans rang',
      'C',
      'Balcon C',
      '"a"',
      '"Libre"',
      '"Premier balcon côté jardin A"',
      '"Rang ""3"""',
    ]);
    expect(begins(lines.map((line) => ({ ...line, label: 'e-h' })))[3]).toBe('e-h : "012" ("Carré (or)")');
  });
  it('given another label stay the same rows', () => {
    const [first, free] = linesOf(plan, plan, words);
    if (!first || !free) throw new Error('two rows');
    expect(
      renamedRows([
        { ...first, label: 'B' },
        { ...free, label: 'Fosse' },
      ]),
    ).toEqual([{ before: 'A', after: 'B' }]);
    expect(renamedRows(linesOf(plan, null, words).map((line) => ({ ...line, label: 'B' })))).toEqual([]);
  });
  it('follow one another', () => {
    expect([undefined, 'A', '9', 'Z', 'Loge'].map(labelAfter)).toEqual(['A', 'B', '10', '', '']);
  });
  it('are drawn in one shape for each category, free seating as a bar', () => {
    const picture = draw(plan, [1, 2]);
    expect(picture.paths.map((path) => path.split('M').length - 1)).toEqual([1, 2]);
    expect(picture.bars.map((bar) => bar.count)).toEqual([1]);
    expect(new Set(Array.from({ length: SHAPES }, (_, shape) => seatPath(shape, 0, 0))).size).toBe(SHAPES);
  });
});
