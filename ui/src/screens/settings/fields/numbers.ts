// First numbers as they are typed, and as the core reads them.
import type { FirstNumbers } from '../../../api';
import { parseWhole } from '../../../i18n';

export type NumberTexts = Record<keyof FirstNumbers, string>;

export const textsOf = (numbers: FirstNumbers): NumberTexts => ({
  order: String(numbers.order),
  ticket: String(numbers.ticket),
  customer: String(numbers.customer),
  lot: String(numbers.lot),
});

/** 0 for what is no number: the core says it is out of bounds. */
export const whole = (text: string): number => parseWhole(text) ?? 0;

export const numbersOf = (texts: NumberTexts): FirstNumbers => ({
  order: whole(texts.order),
  ticket: whole(texts.ticket),
  customer: whole(texts.customer),
  lot: whole(texts.lot),
});
