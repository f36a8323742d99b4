import { describe, expect, it } from 'vitest';
import { shortCategory } from './words';

describe('a category in a narrow column', () => {
  it('is shortened when it is a rank, with or without accents', () => {
    expect(shortCategory('TROISIEME CATEGORIE')).toBe('3e cat.');
    expect(shortCategory('Première catégorie')).toBe('1re cat.');
  });
  it('keeps any other name', () => {
    expect(shortCategory('CARRE OR')).toBe('CARRE OR');
  });
});
