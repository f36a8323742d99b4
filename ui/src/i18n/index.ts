export { fmt, has, language, t, type Locale, type Sentence } from './i18n.svelte';
export { dayEndMs, dayIn, dayStartMs, parseCents, parseDay, parseTime } from './format';
export { readable, sentenceOf } from './errors';
