import { describe, expect, it } from 'vitest';
import { moveBy, rowsInSight } from './table';
import { folded } from './text';

describe('a long list', () => {
  it('draws what is in sight and little more, wherever it is scrolled to', () => {
    expect(rowsInSight(0, 480, 48, 5000)).toEqual({ first: 0, last: 26 });
    expect(rowsInSight(48_000, 480, 48, 5000)).toEqual({ first: 992, last: 1018 });
    expect(rowsInSight(0, 480, 48, 3)).toEqual({ first: 0, last: 3 });
  });
  it('is walked by key and stops at both ends', () => {
    expect(moveBy('ArrowDown', 0, 3, 10)).toBe(1);
    expect(moveBy('ArrowUp', 0, 3, 10)).toBe(0);
    expect(moveBy('PageDown', 0, 3, 10)).toBe(2);
    expect(moveBy('End', 0, 3, 10)).toBe(2);
    expect(moveBy('Home', 2, 3, 10)).toBe(0);
    expect(moveBy('ArrowDown', -1, 3, 10)).toBe(0);
  });
  it('does not move for other keys, nor when it is empty', () => {
    expect(moveBy('A', 0, 3, 10)).toBeNull();
    expect(moveBy('ArrowDown', -1, 0, 10)).toBeNull();
  });
});

describe('what is searched', () => {
  it('has neither accents nor capitals', () => {
    expect(folded(' ŒUVRARD Benoît ')).toBe('oeuvrard benoit');
    expect(folded('N’DIAYE Aïcha')).toBe('n’diaye aicha');
  });
});
