import { describe, expect, it } from 'vitest';
import { levelSaid } from './gauge';

const plain = (words: string): string => words.replaceAll(/[\u00a0\u202f]/gu, ' ');
const level = { level: 'Balcon', seats: 80, sold: 68, out: 0, held: 0, free: 12 };

describe('the gauge of a level', () => {
  it('says how many places are free, and of how many', () => {
    expect(plain(levelSaid(level))).toBe('Balcon : 12 places libres sur 80');
    expect(plain(levelSaid({ ...level, sold: 80, free: 0 }))).toBe('Balcon : aucune libre sur 80');
    expect(plain(levelSaid({ ...level, level: '' }))).toBe('autres rangs : 12 places libres sur 80');
  });

  it('counts places that have no seat anywhere without a hall of none', () => {
    const nowhere = { level: '', seats: 0, sold: 2, out: 0, held: 0, free: 0 };
    expect(plain(levelSaid(nowhere))).toBe('sans siège : 2 vendues');
  });
});
