// A typed error as a sentence, from errors.ftl.
import type { ApiError } from '../api';
import { fmt, has, t, type Sentence } from './i18n.svelte';

/** The sentence for an error. Amounts and instants among its facts are formatted on the way. */
export function sentenceOf(error: ApiError): string {
  const id = `error-${error.code.replaceAll('_', '-')}`;
  return has(id) ? t(id, readable(error.args)) : t('error-unknown', { code: error.code });
}

/** Facts as the sentences expect them: `amount_cents` → amount, `at_ms` → date and time. */
export function readable(args: Record<string, unknown>): Sentence {
  const out: Sentence = {};
  for (const [name, value] of Object.entries(args)) {
    const key = name.replaceAll('_', '-');
    if (typeof value === 'number' && name.endsWith('_cents')) out[key] = fmt().money(value);
    else if (typeof value === 'number' && name.endsWith('_ms')) out[key] = fmt().dateTimeShort(value);
    else if (typeof value === 'number' && name.endsWith('_bp')) out[key] = fmt().percent(value);
    else if (typeof value === 'number' || typeof value === 'string') out[key] = value;
    else out[key] = value === null || value === undefined ? '' : String(value);
  }
  return out;
}
