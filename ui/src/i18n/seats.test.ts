import { expect, it } from 'vitest';
import { seatLong, seatShort } from './seats';

it.each([
  ['A', '28', 'A 28', 'Rang A, siège 28'],
  ['A', '', 'A', 'Rang A'],
  ['', '28', '28', 'Siège 28'],
  ['', '', 'Placement libre', 'Placement libre'],
])('a place in row « %s », number « %s », is named without a hole', (row, seat, short, long) => {
  expect([seatShort({ row, seat }), seatLong({ row, seat })]).toEqual([short, long]);
});
