import { describe, expect, it } from 'vitest';
import { boxOf, inside, moved, nearest, showing, stretch, zoomed, type Spot } from './plan';

// Two bent rows, an aisle in the first, and a box on the left side.
const spots: Spot[] = [
  { id: 1, x: 100, y: 95 },
  { id: 2, x: 124, y: 98 },
  { id: 3, x: 172, y: 100 },
  { id: 4, x: 100, y: 125 },
  { id: 5, x: 124, y: 128 },
  { id: 6, x: 10, y: 110 },
].map((spot) => ({ ...spot, scale: 1 }));

describe('an arrow', () => {
  it('goes to the nearest seat that way, over an aisle too', () => {
    expect(nearest(spots, 1, 'ArrowRight')).toBe(2);
    expect(nearest(spots, 2, 'ArrowRight')).toBe(3);
    expect(nearest(spots, 2, 'ArrowDown')).toBe(5);
    expect(nearest(spots, 5, 'ArrowUp')).toBe(2);
    expect(nearest(spots, 1, 'ArrowLeft')).toBe(6);
  });
  it('goes nowhere where nothing is', () => {
    expect(nearest(spots, 1, 'ArrowUp')).toBeNull();
    expect(nearest(spots, 3, 'ArrowRight')).toBeNull();
    expect(nearest(spots, 99, 'ArrowRight')).toBeNull();
  });
});

describe('several seats', () => {
  it('are those in the box that is drawn, whichever way', () => {
    expect(inside(spots, boxOf({ x: 130, y: 130 }, { x: 90, y: 90 }))).toEqual([1, 2, 4, 5]);
  });
  it('are those between two of one row', () => {
    const rows = [
      { id: 1, row: 'A' },
      { id: 2, row: 'A' },
      { id: 3, row: 'A' },
      { id: 4, row: 'B' },
    ];
    expect(stretch(rows, 3, 1)).toEqual([1, 2, 3]);
    expect(stretch(rows, 1, 4)).toEqual([4]);
  });
});

describe('the piece that is shown', () => {
  const whole = { x: 0, y: 0, width: 800, height: 400 };
  it('comes nearer around the point, and never farther than the whole', () => {
    expect(zoomed(whole, whole, 2, { x: 400, y: 200 })).toEqual({ x: 200, y: 100, width: 400, height: 200 });
    expect(zoomed(whole, whole, 0.5, { x: 0, y: 0 })).toEqual(whole);
    expect(zoomed(whole, whole, 100, { x: 0, y: 0 }).width).toBe(100);
  });
  it('stays within the whole, and follows the seat that the keys are on', () => {
    const piece = { x: 0, y: 0, width: 200, height: 100 };
    expect(moved(whole, { ...piece, x: -50, y: 900 })).toEqual({ ...piece, x: 0, y: 300 });
    expect(showing(whole, piece, { x: 300, y: 50 }, 20)).toEqual({ ...piece, x: 120 });
    expect(showing(whole, piece, { x: 100, y: 50 }, 20)).toEqual(piece);
  });
});
