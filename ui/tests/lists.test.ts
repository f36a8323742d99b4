// Every word of the core's lists has its sentence, in both languages: no code is ever shown raw.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const bindings = readFileSync(join(repository, 'ui/src/api/bindings.ts'), 'utf8');
const idsOf = (locale: string): Set<string> => {
  const folder = join(repository, 'assets/locales', locale);
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(texts.flatMap((text) => new FluentResource(text).body.map((entry) => entry.id)));
};
const known = { fr: idsOf('fr'), en: idsOf('en') };

/** The words of a list, as the bindings have it. */
function wordsOf(list: string): string[] {
  const found = new RegExp(`export type ${list} = ((?:"[^"]+"(?: \\| )?)+);`).exec(bindings)?.[1];
  return [...(found ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** Each list, and what its sentences begin with. */
const LISTS: readonly (readonly [list: string, beginning: string])[] = [
  ['Code', 'error-'],
  ['MailReason', 'mails-reason-'],
  ['MailState', 'mails-state-'],
  ['RepriseState', 'queue-state-'],
  ['RepriseState', 'queue-done-'],
  ['RepriseFlag', 'queue-flag-'],
  ['PlaceState', 'queue-word-'],
  ['PlaceState', 'order-place-'],
  ['OrderState', 'customers-order-'],
  ['SaleState', 'season-sales-'],
  ['SeatAfter', 'queue-seat-'],
  ['MovementKind', 'customers-movement-'],
  ['Grave', 'amend-why-'],
  ['AmendmentKind', 'amend-kind-'],
  ['AmendmentReason', 'amend-reason-'],
  ['RefundWay', 'amend-way-'],
  ['SettledBy', 'amend-settle-'],
  ['SettledBy', 'amend-settled-'],
  ['TenderKind', 'counter-paid-'],
  ['PaperWay', 'order-way-'],
  ['ImportKind', 'import-kind-'],
  ['ProblemCode', 'import-problem-'],
  ['ThereSays', 'import-there-'],
  ['HereSays', 'import-here-'],
  ['DatabaseOutcome', 'founding-outcome-'],
  ['HitKind', 'find-kind-'],
  ['Role', 'ui-role-'],
];

/** A refusal has the sentence of its code. */
const SAID_BY_ITS_ERROR = 'founding-outcome-refused';

describe.each(LISTS)('each of %s', (list, beginning) => {
  it(`has a sentence, ${beginning}…`, () => {
    const words = wordsOf(list);
    expect(words.length).toBeGreaterThan(1);
    for (const locale of ['fr', 'en'] as const) {
      const ids = words.map((word) => `${beginning}${word.replaceAll(/[._]/g, '-')}`);
      expect(ids.filter((id) => !known[locale].has(id) && id !== SAID_BY_ITS_ERROR)).toEqual([]);
    }
  });
});

it('each finding of a verification has a sentence', () => {
  const folder = join(repository, 'src-tauri/crates/office/src/books');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const found = [...code.matchAll(/Fault::\w+\(\s*"([a-z_.]+)"/g)].map((match) => match[1] ?? '');
  expect(found.length).toBeGreaterThan(8);
  const ids = found.map((what) => `journal-what-${what.replaceAll(/[._]/g, '-')}`);
  expect(ids.filter((id) => !known.fr.has(id) || !known.en.has(id))).toEqual([]);
});
