// Effects are for what is outside Svelte, and warnings are heeded: both are counted.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const EFFECTS_PER_THOUSAND_LINES = 3;
const IGNORED_WARNINGS = 12;

const source = resolve(import.meta.dirname, '../src');
const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.svelte') || name.endsWith('.svelte.ts'))
  .map((name) => readFileSync(join(source, name), 'utf8'));
const count = (pattern: RegExp): number => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);

it('has fewer than three effects in a thousand lines', () => {
  const lines = count(/\n/g);
  expect(lines).toBeGreaterThan(10_000);
  expect((count(/\$effect(\.pre)?\(/g) * 1000) / lines).toBeLessThan(EFFECTS_PER_THOUSAND_LINES);
});

it('silences the compiler where a page needs it, and hardly anywhere', () => {
  expect(count(/svelte-ignore/g)).toBeLessThanOrEqual(IGNORED_WARNINGS);
});
