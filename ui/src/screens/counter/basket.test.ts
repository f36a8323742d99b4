import { describe, expect, it } from 'vitest';
import type { FreeSeats } from '../../api';
import { grouped, groupsOf, seatsSaid, type Line } from './basket';

const line = (performance_id: number, row: string, seat: string): Line => ({
  performance_id,
  starts_at_ms: performance_id * 10,
  seat_id: performance_id * 1_000 + Number(seat || 0),
  rate_id: 1,
  row,
  seat,
  category_id: 1,
});
const known = new Map([
  [1, { performance: { show: 'CARMEN', hall: 'Grande salle', starts_at_ms: 10 } } as FreeSeats],
  [2, { performance: { show: 'MANON', hall: 'Petite salle', starts_at_ms: 20 } } as FreeSeats],
]);

describe('lines of a basket', () => {
  it('stand together by performance, in the order in which each was begun', () => {
    const lines = [line(1, 'B', '1'), line(2, 'B', '1'), line(1, 'A', '4')];
    expect(grouped(lines).map((one) => `${one.performance_id} ${one.row} ${one.seat}`)).toEqual([
      '1 B 1',
      '1 A 4',
      '2 B 1',
    ]);
  });
  it('are under the show and the evening they are for', () => {
    const groups = groupsOf([line(1, 'B', '1'), line(2, 'B', '1')], known);
    expect(groups.map(({ show, starts_at_ms, lines }) => [show, starts_at_ms, lines.length])).toEqual([
      ['CARMEN', 10, 1],
      ['MANON', 20, 1],
    ]);
  });
  it('are said by row, and free seating not at all', () => {
    const [group] = groupsOf([line(1, 'A', '12'), line(1, 'A', '14'), line(1, 'B', '1')], known);
    expect(group && seatsSaid(group)).toBe('A\u00a012, 14 · B\u00a01');
    const [free] = groupsOf([line(1, '', '')], known);
    expect(free && seatsSaid(free)).toBe('');
  });
});
