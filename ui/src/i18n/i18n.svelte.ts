// Sentences, from assets/locales. Switching language is one assignment; every `t` in view follows.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { clock } from '../state/clock.svelte';
import { formatters, type Formatters } from './format';

export type Locale = 'fr' | 'en';
export type Sentence = Record<string, FluentVariable>;

// The sentences of papers, mails and the customers' site are the core's alone.
const files: Record<string, string> = import.meta.glob(
  [
    '../../../assets/locales/*/*.ftl',
    '!../../../assets/locales/*/documents.ftl',
    '!../../../assets/locales/*/mail_texts.ftl',
    '!../../../assets/locales/*/site.ftl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

function bundleOf(locale: Locale): FluentBundle {
  // Isolation marks are invisible characters that end up in copied text and in tests.
  const bundle = new FluentBundle(locale === 'fr' ? 'fr-FR' : 'en-GB', { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${locale}/`)) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

const bundles: Record<Locale, FluentBundle> = { fr: bundleOf('fr'), en: bundleOf('en') };

class Language {
  locale = $state<Locale>('fr');
  timeZone = $state('Europe/Paris');
  readonly format: Formatters = $derived(formatters(this.locale, this.timeZone, translate, () => clock.nowMs));

  use(locale: string): void {
    this.locale = locale.startsWith('en') ? 'en' : 'fr';
    document.documentElement.lang = this.locale;
  }
}

/** A dash at which no line ends. It is read back as any other. */
const DASH = '\u2011';

/** What ends in its figure is one name: « Guichet 1 ». */
const FIGURED = /(?<=\b(?:Guichet|Caisse|Counter|Desk)) (?=\d)/g;

/** A number, or a text that names some, as it is shown: « AV-000112 » and « Guichet 1 » are never broken over a line. */
export const unbroken = (text: string): string =>
  /^[A-Z]{1,3}-\d+$/.test(text)
    ? text.replace('-', DASH)
    : text.replace(/\b(AV|AN|R)-(?=\d{6})/g, `$1${DASH}`).replace(FIGURED, '\u00a0');

const shown = (args: Sentence): Sentence =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? unbroken(value) : value]),
  );

function translate(id: string, args?: Sentence): string {
  const bundle = bundles[language.locale];
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) {
    console.warn(`missing sentence: ${id}`);
    return id;
  }
  return unbroken(bundle.formatPattern(pattern, args && shown(args), []));
}

export const language = new Language();

/** The sentence `id` in the current language. Reactive wherever it is read. */
export const t = translate;

/** Whether the current language has the sentence: for codes that may be newer than the words. */
export const has = (id: string): boolean => bundles[language.locale].hasMessage(id);

/** Amounts, dates and durations in the current language and the house's time zone. Reactive. */
export const fmt = (): Formatters => language.format;
