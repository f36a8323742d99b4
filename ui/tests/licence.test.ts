// One program, one licence.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const licenceOf = (path: string): unknown => (JSON.parse(read(path)) as { license?: unknown }).license;

it('is the GPL in version 3 or later wherever the licence is named', () => {
  expect(/^license = "(.*)"$/m.exec(read('Cargo.toml'))?.[1]).toBe('GPL-3.0-or-later');
  expect(licenceOf('ui/package.json')).toBe('GPL-3.0-or-later');
  const lock = JSON.parse(read('ui/package-lock.json')) as { packages: Record<string, { license?: string }> };
  expect(lock.packages['']?.license).toBe('GPL-3.0-or-later');
  expect(read('LICENSE').trimStart()).toMatch(/^GNU GENERAL PUBLIC LICENSE\s+Version 3,/);
});
