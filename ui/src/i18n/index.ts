export { fmt, has, language, t, unbroken, type Locale, type Sentence } from './i18n.svelte';
export { dayEndMs, dayIn, dayStartMs } from './format';
export { parseCents, parseDay, parsePercent, parseTime, parseWhole } from './typed';
export { seatLong, seatShort } from './seats';
export { readable, sentenceOf } from './errors';
