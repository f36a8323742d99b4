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

/** Null while one of them is no number: nothing is made of it. */
export function numbersOf(texts: NumberTexts): FirstNumbers | null {
  const [order, ticket, customer, lot] = [texts.order, texts.ticket, texts.customer, texts.lot].map(parseWhole);
  if (order == null || ticket == null || customer == null || lot == null) return null;
  return { order, ticket, customer, lot };
}
