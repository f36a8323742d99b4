// One thing is one thing: no sentence says « 1 places », in either language; in French neither « 0 places ».
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const files: Record<string, string> = import.meta.glob('../../../assets/locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What ends in s and is no plural after a count: verbs, participles, words that have no singular. */
const NO_PLURAL =
  /^(repris|is|does|was|goes|has|works|leaves|becomes|needs|expires|gratuits?|hors|remis|mis|accès|dans)$/u;
/** The placeable before the word is no count: a name, an amount, a step among others. */
const NO_COUNT =
  /^(deed-(reprise|ticket|mail|sale|refund|seats)|amend-(voided|settled)|customers-lot-expired|queue-claimed|error-file-in-the-way|founding-(away|welcome|may)|mail-)/u;

interface Said {
  readonly id: string;
  readonly text: string;
}

function saidWith(count: number, locale: string): Said[] {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const out: Said[] = [];
  for (const [path, source] of Object.entries(files)) {
    if (!path.includes(`/locales/${locale}/`)) continue;
    bundle.addResource(new FluentResource(source));
    const names = new Set([...source.matchAll(/\$(\w+)/gu)].map((found) => found[1] ?? ''));
    const args = Object.fromEntries([...names].map((name) => [name, count]));
    for (const [, id] of source.matchAll(/^([a-z][\w-]*) =/gmu)) {
      const pattern = bundle.getMessage(id ?? '')?.value;
      if (id && pattern) out.push({ id, text: bundle.formatPattern(pattern, args, []) });
    }
  }
  return out;
}

const wrong = (count: number, locale: string): string[] =>
  saidWith(count, locale).flatMap(({ id, text }) => {
    const nouns = [
      ...text.matchAll(new RegExp(`(?<![\\d,.:])${count}[ \\u00a0\\u202f](\\p{Ll}[\\p{Ll}’-]*[sx])(?![\\p{L}])`, 'gu')),
    ];
    const plural = nouns.filter(([, noun]) => !NO_PLURAL.test(noun ?? ''));
    return plural.length > 0 && !NO_COUNT.test(id) ? [`${id}: ${text}`] : [];
  });

describe('a sentence with a count', () => {
  it('is in the singular for one', () => {
    expect(wrong(1, 'fr')).toEqual([]);
    expect(wrong(1, 'en')).toEqual([]);
  });
  it('is in the singular for none, in French', () => {
    expect(wrong(0, 'fr')).toEqual([]);
  });
  it('is in the plural for two', () => {
    expect(saidWith(2, 'fr').find(({ id }) => id === 'season-seats')?.text).toContain('2 sièges');
  });
});
