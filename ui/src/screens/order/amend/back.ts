// What goes back to a customer, in the words of a button: so much in cash, so much by card, so much as credit.
import { fmt, t } from '../../../i18n';
import type { Answers } from './answers.svelte';

/** Names each part of `total`, so that nobody hands over more than is in cash. */
export function backInWords(total: number, answers: Pick<Answers, 'byHand' | 'byCard' | 'cards' | 'unsure'>): string {
  const { byHand, byCard } = answers;
  const card = answers.unsure ? 'amend-act-card-unsure' : 'amend-act-card';
  const rest = total - byHand - byCard;
  const parts = [
    byHand > 0 ? t('amend-act-cash', { amount: fmt().money(byHand) }) : '',
    byCard > 0 ? t(card, { n: answers.cards.length, amount: fmt().money(byCard) }) : '',
    rest > 0 ? t('amend-act-credit', { amount: fmt().money(rest) }) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : fmt().money(0);
}
