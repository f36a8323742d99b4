// French as a proof-reader leaves it: one kind of space before each mark, and nobody speaks for the customer.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const locales = resolve(import.meta.dirname, '../../assets/locales');
const names = readdirSync(join(locales, 'fr')).filter((name) => name.endsWith('.ftl'));
/** Read by the customer: mails, papers. */
const CUSTOMERS = ['mail_texts.ftl', 'documents.ftl', 'site.ftl'];

interface Line {
  readonly at: string;
  readonly text: string;
}

/** The words of a file, line by line, without comments and without Fluent's own braces. */
function words(locale: string, name: string): Line[] {
  return readFileSync(join(locales, locale, name), 'utf8')
    .split('\n')
    .map((line, at) => ({ at: `${locale}/${name}:${at + 1}`, text: line }))
    .filter(({ text }) => !text.startsWith('#'))
    .map(({ at, text }) => ({
      at,
      text: text
        .replace(/^[\w-]+ = ?/, '')
        .replace(/^\s*\*?\[\w+\] ?/, '')
        .replace(/\{[^{}]*->\s*$/, '')
        .replace(/\{[^{}]*\}/g, 'x'),
    }));
}
const wrong = (lines: readonly Line[], pattern: RegExp): string[] =>
  lines.filter(({ text }) => pattern.test(text)).map(({ at, text }) => `${at} ${text}`);

describe.each(names)('the French of %s', (name) => {
  const lines = words('fr', name);
  it('has a no-break space before a colon and inside quotes, before a percent and a euro', () => {
    // But in a time and in an address.
    expect(wrong(lines, /[^\u00a0\d](?<!hh|postgres|https|utilisateur|serveur):/u)).toEqual([]);
    expect(wrong(lines, /«[^\u00a0]|[^\u00a0]»/u)).toEqual([]);
    expect(wrong(lines, /[^\u00a0][%€]/u)).toEqual([]);
  });
  it('has a narrow no-break space before ; ! and ?', () => {
    expect(wrong(lines, /[^\u202f][;!?]/u)).toEqual([]);
  });
  it('has no straight apostrophe and no three dots', () => {
    expect(wrong(lines, /\p{L}'\p{L}|\.\.\./u)).toEqual([]);
  });
});

describe('a place in a sentence', () => {
  /** « Rang A, siège 28 »: a row, a seat and their number are one piece, and so are « A 28 ». */
  const apart = /(?<!\p{L})([Rr]angs?|[Ss]ièges?|[Rr]ows?|[Ss]eats?) \{ \$|\{ \$row \} \{ \$(seat|number) \}/u;
  it.each(['fr', 'en'] as const)('never ends a line between what it is and its number (%s)', (locale) => {
    const said = names.flatMap((name) =>
      readFileSync(join(locales, locale, name), 'utf8')
        .split('\n')
        .filter((line) => !line.startsWith('#') && apart.test(line))
        .map((line) => `${name} ${line}`),
    );
    expect(said).toEqual([]);
  });
});

describe('an amount in a sentence', () => {
  /** What is typed into a file, where an amount may stand without its sign. */
  const IN_A_FILE = /import-problem-amount-(wrong|too-precise|negative)/;
  const amounts = {
    fr: [/\d[\d\s]*,\d\d(?!\d)[^.;,)]{0,2}/gu, /^\d{1,3}(\u202f\d{3})*,\d\d\u00a0[€%]$/u],
    en: [/\S?\d[\d,]*\.\d\d(?![\d.])/gu, /^€\d{1,3}(,\d{3})*\.\d\d$/u],
  } as const;
  it.each(['fr', 'en'] as const)('has its sign, and is written in one way (%s)', (locale) => {
    const [amount, right] = amounts[locale];
    const said = names.flatMap((name) =>
      readFileSync(join(locales, locale, name), 'utf8')
        .split('\n')
        .filter((line) => !line.startsWith('#') && !IN_A_FILE.test(line))
        .flatMap((line) =>
          (line.match(amount) ?? []).filter((found) => !right.test(found)).map(() => `${name} ${line}`),
        ),
    );
    expect(said).toEqual([]);
  });
});

describe('a hyphen', () => {
  it('stands close in a word: figures of one width are asked for where figures stand, and not of the whole page', () => {
    const styles = readFileSync(resolve(import.meta.dirname, '../src/styles/base.css'), 'utf8');
    const body = /\n {2}body \{[^}]*\}/u.exec(styles)?.[0] ?? '';
    expect(body).toContain('font-feature-settings');
    expect(body).not.toMatch(/tnum|tabular-nums/u);
  });
});

describe('at the desk', () => {
  /** Where the program speaks of itself or of the person before it, and nobody takes it for the customer. */
  const EXCEPTIONS: readonly RegExp[] = [];
  const firstPerson = {
    fr: /(?<![\p{L}])(je|j’|mon|ma|mes|moi|m’|me)(?![\p{L}’])|(?<![\p{L}])[jm]’\p{L}/iu,
    en: /(?<![\p{L}])(I|my|mine|me|I’\p{L}+)(?![\p{L}])/u,
  };
  it.each(['fr', 'en'] as const)(
    'nobody speaks in the first person, for the customer or for themselves (%s)',
    (locale) => {
      const said = names
        .filter((name) => !CUSTOMERS.includes(name))
        .flatMap((name) => wrong(words(locale, name), firstPerson[locale]));
      expect(said.filter((line) => !EXCEPTIONS.some((pattern) => pattern.test(line)))).toEqual([]);
    },
  );
});

describe('a name that begins with what it is', () => {
  it('is never said twice: « Salle créée : Salle Molière »', () => {
    const doubled =
      /(Salle|Catégorie|Tarif|Guichet|Spectacle|Maison|Hall|Category|Rate|Counter|Show|House) (« |“)?\{ \$(hall|name|before|counter|show|house) \}/u;
    const said = ['fr', 'en'].flatMap((locale) =>
      names.flatMap((name) =>
        readFileSync(join(locales, locale, name), 'utf8')
          .split('\n')
          .filter((line) => doubled.test(line))
          .map((line) => `${locale}/${name} ${line}`),
      ),
    );
    expect(said).toEqual([]);
  });
});
