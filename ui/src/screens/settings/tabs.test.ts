// Everybody sees the tabs of Réglages that they can use, and no locked one.
import { expect, it } from 'vitest';
import { tabsFor } from './tabs';

it('shows a cashier and an agent theirs, a supervisor all, nobody none', () => {
  expect(tabsFor('cashier')).toEqual(['pin', 'appearance']);
  expect(tabsFor('agent')).toEqual(['policy', 'pin', 'appearance']);
  expect(tabsFor('supervisor')).toHaveLength(13);
  expect(tabsFor(undefined)).toEqual([]);
});
