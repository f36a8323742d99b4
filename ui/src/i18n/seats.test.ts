import { expect, it } from 'vitest';
import { seatLong, seatShort } from './seats';

it.each([
  ['A', '28', 'A\u00a028', 'Rang\u00a0A, siège\u00a028'],
  ['A', '', 'A', 'Rang\u00a0A'],
  ['', '28', '28', 'Siège\u00a028'],
  ['', '', 'Placement libre', 'Placement libre'],
])('a place in row « %s », number « %s », is named without a hole', (row, seat, short, long) => {
  expect([seatShort({ row, seat }), seatLong({ row, seat })]).toEqual([short, long]);
});
