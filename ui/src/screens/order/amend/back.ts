// What goes back to a customer, in words: so much in cash, so much by card, so much as credit.
import type { GivenBack } from '../../../api';
import { fmt, t } from '../../../i18n';

/**
 * Names each part, so that nobody hands over more than is in cash; nothing of what goes over to another order. `unsure`: a
 * terminal did not say whether it gave the money back.
 */
export function backInWords(given: readonly GivenBack[], unsure: boolean): string {
  const byHand = sum(given, ['hand']);
  const byCard = sum(given, ['terminal']);
  const asCredit = sum(given, ['lot', 'credit']);
  const cards = given.filter((part) => part.way === 'terminal').length;
  const card = unsure ? 'amend-act-card-unsure' : 'amend-act-card';
  const parts = [
    byHand > 0 ? t('amend-act-cash', { amount: fmt().money(byHand) }) : '',
    byCard > 0 ? t(card, { n: cards, amount: fmt().money(byCard) }) : '',
    asCredit > 0 ? t('amend-act-credit', { amount: fmt().money(asCredit) }) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : fmt().money(0);
}

const sum = (given: readonly GivenBack[], ways: readonly GivenBack['way'][]): number =>
  given.filter((part) => ways.includes(part.way)).reduce((cents, part) => cents + part.amount_cents, 0);
