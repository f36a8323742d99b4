// Everybody sees the tabs of Réglages that they can use, and no locked one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { groupsFor, tabKey, tabsFor } from './tabs';

it('shows a cashier and an agent theirs, a supervisor all, nobody none', () => {
  expect(tabsFor('cashier')).toEqual(['pin', 'appearance']);
  expect(tabsFor('agent')).toEqual(['policy', 'pin', 'appearance']);
  expect(tabsFor('supervisor')).toHaveLength(14);
  expect(tabsFor(undefined)).toEqual([]);
});

it('groups them, without a group that has nothing for one', () => {
  expect(groupsFor('agent').map(({ group }) => group)).toEqual(['selling', 'own']);
  expect(groupsFor('supervisor').map(({ tabs }) => tabs.length)).toEqual([3, 2, 3, 4, 2]);
});

it('has a key for each tab, which no page of Réglages has for something else', () => {
  const tabs = tabsFor('supervisor').map((_, at) => tabKey(at));
  expect(new Set(tabs).size).toBe(14);
  expect(tabs).not.toContain(undefined);
  const pages = [import.meta.dirname, join(import.meta.dirname, '../season/setup')].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.svelte'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const used = pages.flatMap((text) => [...text.matchAll(/\bkey: '([^']+)'/g)].map(([, key]) => key));
  expect(tabs.filter((key) => used.includes(key))).toEqual([]);
});
