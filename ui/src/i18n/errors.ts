// A typed error as a sentence, from errors.ftl.
import type { ApiError } from '../api';
import { fmt, has, t, type Sentence } from './i18n.svelte';

/** The sentence for an error. Amounts and instants among its facts are formatted on the way. */
export function sentenceOf(error: ApiError): string {
  const id = `error-${error.code.replaceAll('_', '-')}`;
  const { field, why } = error.args;
  if (error.code === 'bad_field' && typeof field === 'string') {
    const [name, reason] = [keyOf(field), `why-${String(why ?? 'malformed').replaceAll('_', '-')}`];
    if (has(name) && has(reason)) {
      return t('why-sentence', { field: t(name), why: t(reason, readable(error.args)) });
    }
  }
  return has(id) ? t(id, readable(error.args)) : t('error-unknown', { code: error.code });
}

/** What a field is called. One of a list is called as its list: `rates.2.name`. */
const keyOf = (field: string): string => `field-${(field.split('.')[0] ?? field).replaceAll('_', '-')}`;

function wordOfField(field: string): string {
  return has(keyOf(field)) ? t(keyOf(field)) : field;
}

function wordOfState(state: string): string {
  const id = `queue-state-${state.replaceAll('_', '-')}`;
  return has(id) ? t(id).toLocaleLowerCase() : state;
}

/** Facts as the sentences expect them: `…_cents` an amount, `…_ms` a date and time, `…_day_ms` a day, `state` and `field` its word. */
export function readable(args: Record<string, unknown>): Sentence {
  const out: Sentence = {};
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === 'number' && name.endsWith('_cents')) out[name] = fmt().money(value);
    else if (typeof value === 'number' && name.endsWith('_day_ms')) out[name] = fmt().dateLong(value);
    else if (typeof value === 'number' && name.endsWith('_ms')) out[name] = fmt().dateTimeShort(value);
    else if (typeof value === 'number' && name.endsWith('_bp')) out[name] = fmt().percent(value);
    else if (name === 'state') out[name] = wordOfState(String(value));
    else if (name === 'field') out[name] = wordOfField(String(value));
    else if (typeof value === 'number' || typeof value === 'string') out[name] = value;
    else out[name] = value === null || value === undefined ? '' : String(value);
  }
  return out;
}
