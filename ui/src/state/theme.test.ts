// The colours of the window: one set of tokens for each theme, chosen by a person or by the system.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { theme } from './theme.svelte';

const system = { matches: false, addEventListener: (_: 'change', heard: () => void): void => void (change = heard) };
let change: () => void = () => undefined;
const shown = (): string | undefined => document.documentElement.dataset['theme'];

beforeEach(() => {
  localStorage.clear();
  system.matches = false;
  vi.stubGlobal('matchMedia', () => system);
  theme.start();
});
afterEach(() => vi.unstubAllGlobals());

describe('the theme', () => {
  it('is the system’s until somebody chooses, and follows it', () => {
    expect([theme.value, shown()]).toEqual(['auto', 'light']);
    system.matches = true;
    change();
    expect([theme.value, shown()]).toEqual(['auto', 'dark']);
  });
  it('is the one that was chosen, whatever the system wishes, and is kept', () => {
    theme.use('light');
    system.matches = true;
    change();
    expect(shown()).toBe('light');
    theme.use('dark');
    theme.start();
    expect([theme.value, shown()]).toEqual(['dark', 'dark']);
  });
  it('has its dark colours in one place', () => {
    const tokens = readFileSync(resolve(import.meta.dirname, '../styles/tokens.css'), 'utf8');
    expect(tokens.match(/--paper:/g)).toHaveLength(2);
  });
});
