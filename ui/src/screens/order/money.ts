// What an order was paid and what went out of it again, in the order in which it happened, so that it adds up.
import type { OrderFile } from '../../api';
import { fmt, t, unbroken } from '../../i18n';

export interface MoneyLine {
  readonly at_ms: number;
  readonly what: string;
  readonly detail: string;
  /** Below zero where it went out. */
  readonly cents: number;
  readonly unsettled: boolean;
}

type Payment = OrderFile['payments'][number];
type Return = OrderFile['returns'][number];

/** A day and its hour stay on one line. */
const when = (ms: number): string => fmt().dateTimeNumeric(ms);
const said = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

function paid(payment: Payment): MoneyLine {
  const tender = t(`counter-paid-${payment.tender}`);
  const carried = payment.from_order !== null;
  return {
    at_ms: payment.at_ms,
    what: carried ? t('order-carried-from', { number: payment.from_order ?? '' }) : tender,
    detail: said([
      carried ? tender : '',
      unbroken(payment.lot ?? ''),
      payment.card_last4 === '' ? '' : t('order-card', { last4: payment.card_last4 }),
      payment.change_cents > 0 ? t('order-change', { change: fmt().money(payment.change_cents) }) : '',
      payment.amendment === null || carried ? '' : t('order-corrected', { number: unbroken(payment.amendment) }),
      when(payment.at_ms),
    ]),
    cents: payment.amount_cents,
    unsettled: false,
  };
}

function gone(back: Return): MoneyLine {
  const carried = back.to_order !== null;
  const way = back.way ?? 'reprise';
  return {
    at_ms: back.at_ms,
    what: carried ? t('order-carried-to', { number: back.to_order ?? '' }) : t(`order-gone-${way}`),
    detail: said([
      back.tender !== null && (carried || way === 'corrected') ? t(`counter-paid-${back.tender}`) : '',
      unbroken(back.lot ?? ''),
      unbroken(back.number),
      when(back.at_ms),
    ]),
    cents: -back.amount_cents,
    unsettled: back.unsettled,
  };
}

/** Payments and returns, oldest first; what an amendment took back comes before what it typed anew. */
export function moneyLines({ payments, returns }: Pick<OrderFile, 'payments' | 'returns'>): MoneyLine[] {
  const lines = [
    ...payments.map((payment) => ({ rank: payment.amendment === null ? 0 : 2, line: paid(payment) })),
    ...returns.map((back) => ({ rank: 1, line: gone(back) })),
  ];
  return lines.sort((a, b) => a.line.at_ms - b.line.at_ms || a.rank - b.rank).map(({ line }) => line);
}

/** What is left of it all. */
export const held = (lines: readonly MoneyLine[]): number => lines.reduce((sum, line) => sum + line.cents, 0);
