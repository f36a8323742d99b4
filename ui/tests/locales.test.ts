// Both languages say the same things, nothing is said that nobody reads, and no screen speaks by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { ACTION_WORDS } from '../src/api/bindings';

const repository = resolve(import.meta.dirname, '../..');
const locales = join(repository, 'assets/locales');
/** Papers, mails, the customers' site and what a terminal says are the core's, and are tested there. */
const CORE_ONLY = ['check.ftl', 'documents.ftl', 'mail_texts.ftl', 'site.ftl', 'status.ftl'];

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}
const names = readdirSync(join(locales, 'fr')).filter((name) => name.endsWith('.ftl') && !CORE_ONLY.includes(name));
const read = (locale: string, name: string): string => readFileSync(join(locales, locale, name), 'utf8');
const idsOf = (text: string): string[] => new FluentResource(text).body.map((entry) => entry.id);
const variablesOf = (text: string): Map<string, string> =>
  new Map(
    text
      .split(/\n(?=[a-z-]+ =)/)
      .map((part) => [part.split(' =')[0] ?? '', [...new Set(part.match(/\$\w+/g) ?? [])].toSorted().join()]),
  );

const sources = filesUnder(join(repository, 'ui/src'), /\.(svelte|ts)$/).filter(
  (path) => !/\.test\.ts$|\/mock\//.test(path),
);
const pages = sources.map((path) => ({ path: path.slice(repository.length + 1), text: readFileSync(path, 'utf8') }));
const code = pages.map((page) => page.text).join('\n');
const coreCode = filesUnder(join(repository, 'src-tauri/crates'), /\.rs$/)
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
/** Ids made of a fixed beginning and a value: t(`rule-${…}`). */
const beginnings = [...code.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map((match) => match[1] ?? '');
const known = new Set(names.flatMap((name) => idsOf(read('fr', name))));

describe.each(names)('%s', (name) => {
  it('has the same sentences in both languages, in the same order', () => {
    expect(idsOf(read('en', name))).toEqual(idsOf(read('fr', name)));
  });
  it('gives both languages the same facts', () => {
    expect([...variablesOf(read('en', name))].slice(1)).toEqual([...variablesOf(read('fr', name))].slice(1));
  });
  it('says nothing twice and holds no line Fluent cannot read', () => {
    for (const locale of ['fr', 'en']) {
      const ids = idsOf(read(locale, name));
      const lines = read(locale, name).match(/^[a-z][a-z0-9-]* =/gm) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(lines.length);
    }
  });
  it('has only sentences that are used', () => {
    const unused = idsOf(read('fr', name)).filter(
      (id) =>
        !code.includes(`'${id}'`) &&
        !coreCode.includes(`"${id}"`) &&
        !beginnings.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
  it('follows French typography', () => {
    const text = read('fr', name)
      .replace(/^#.*$/gm, '')
      .replace(/\{[^}]*\}/g, 'x')
      .replace(/^[\w-]+ =/gm, '');
    expect(text.match(/ [;!?:»]|« |\w'\w|[^\s\u00a0\u202f.?!…];|[\wé][?!]/g) ?? []).toEqual([]);
  });
});

describe('the pages', () => {
  it('ask only for sentences that exist', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
    const prefixes = names.map((name) => name.replace('.ftl', '')).join('|');
    const chosen = [...code.matchAll(new RegExp(`'((?:${prefixes})-[a-z0-9-]+)'`, 'g'))].map((match) => match[1] ?? '');
    expect(chosen.filter((id) => !known.has(id))).toEqual([]);
  });
  it('have a sentence for every error code', () => {
    const codes = /export type Code = ([^;]+);/.exec(code)?.[1]?.match(/"(\w+)"/g) ?? [];
    const missing = codes
      .map((text) => `error-${text.slice(1, -1).replaceAll('_', '-')}`)
      .filter((id) => !known.has(id));
    expect(codes.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
  it('have a sentence for every action of the journal', () => {
    const words = Object.values(ACTION_WORDS).flatMap(({ deed, fields, history }) => [deed, fields, history]);
    expect(words.length).toBeGreaterThan(150);
    expect(words.filter((id) => id !== null && !known.has(id))).toEqual([]);
  });
  it('hold no words of their own', () => {
    const spoken = pages
      .filter((page) => page.path.endsWith('.svelte'))
      .flatMap((page) => wordsIn(page.text).map((words) => `${page.path}: ${words}`))
      // A name, and an address as an example.
      .filter((line) => !/: (Contremarque|https:\S+\.example)$/u.test(line));
    expect(spoken).toEqual([]);
  });
  it('import the shell’s package in one place', () => {
    const importers = pages.filter((page) => page.text.includes("'@tauri-apps/")).map((page) => page.path);
    expect(importers).toEqual(['ui/src/api/transport.ts']);
  });
});

/** What a reader would see that does not come from a locale: text between tags, and spoken attributes. */
function wordsIn(text: string): string[] {
  const markup = text
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '');
  const attributes = [
    ...markup.matchAll(/\b(?:label|title|placeholder|aria-label|alt)="([^"{]*\p{L}{2,}[^"{]*)"/gu),
  ].map((match) => match[1] ?? '');
  const bare = withoutExpressions(markup)
    .replace(/<[^>]*>/g, '\n')
    .replace(/&nbsp;/g, ' ');
  return [
    ...attributes,
    ...bare
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /\p{L}{2,}/u.test(line)),
  ];
}

/** Svelte's braces, nested ones too, taken out. */
function withoutExpressions(markup: string): string {
  let depth = 0;
  let out = '';
  for (const character of markup) {
    if (character === '{') depth += 1;
    if (depth === 0) out += character;
    if (character === '}') depth -= 1;
  }
  return out;
}
