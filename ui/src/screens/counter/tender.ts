// How the rest is paid. What the person types, put into what the core is sent. Pure.
import { LIMITS, type BasketLine, type MakeSale, type SaleQuote } from '../../api';

/** What is kept of a card's number: its last figures. */
export const cardEnd = (text: string): string => text.replace(/\D/g, '').slice(0, LIMITS.card_digits);
/** The authorisation of a terminal, as it is typed off its slip. */
export const authorisation = (text: string): string => text.replace(/[^0-9A-Za-z]/g, '').slice(0, LIMITS.authorisation);

export type Way = 'cash' | 'card' | 'both';
export const ways: readonly Way[] = ['cash', 'card', 'both'];

export interface Tender {
  readonly way: Way;
  /** Cash handed over; null is the exact amount. */
  readonly tendered: number | null;
  /** What is typed as cash is no amount: nothing is sold on another one. */
  readonly unread: boolean;
  readonly last4: string;
  readonly authorisation: string;
}

export const untouched: Tender = { way: 'cash', tendered: null, unread: false, last4: '', authorisation: '' };

export interface Settled {
  readonly card_cents: number;
  readonly tendered_cents: number;
  /** To give back. */
  readonly change_cents: number;
  /** Not covered yet. */
  readonly missing_cents: number;
}

/** What is paid with tenders: a basket, an order. */
export interface Paying {
  /** As the core counted it last. */
  readonly quote: Pick<SaleQuote, 'due_cents'> | null;
  readonly tender: Tender;
  /** Null while the rest is not known. */
  readonly settled: Settled | null;
  pay(change: Partial<Tender>): void;
  /** Does what a key does with the rest: behind the price where it is on its way. */
  readonly behind?: { counts(key: string, run: () => void): void };
}

/** What is paid with credit, as much of it as is wished. */
export interface Crediting {
  readonly quote: Pick<SaleQuote, 'credit_cents' | 'credit_max_cents' | 'balance_after_cents'> | null;
  /** The same, once the core has counted what is there now. */
  readonly counted: Pick<SaleQuote, 'credit_cents' | 'balance_after_cents'> | null;
  readonly useCredit: boolean;
  readonly creditWish: number | null;
  /** What is typed as credit is no amount, or too much. */
  creditUnread: boolean;
  credit(use: boolean, wish?: number | null): void;
}

/** An amount is typed and cannot be read, so what would be written is not known. */
export const unread = (sale: {
  readonly creditUnread: boolean;
  readonly tender: Tender;
  readonly due: number | null;
}): boolean => sale.creditUnread || (sale.tender.unread && sale.due !== 0);

/**
 * What a rest of `due` cents comes to with these tenders: shown while it is typed, the core counts
 * again. One table of cases holds both to the same, `tests/fixtures/tender.jsonl`.
 */
export function settle(due: number, { way, tendered }: Tender): Settled {
  if (due === 0) return { card_cents: 0, tendered_cents: 0, change_cents: 0, missing_cents: 0 };
  if (way === 'card') return { card_cents: due, tendered_cents: 0, change_cents: 0, missing_cents: 0 };
  const cash = tendered ?? (way === 'cash' ? due : 0);
  if (way === 'both') {
    return {
      card_cents: Math.max(0, due - cash),
      tendered_cents: cash,
      change_cents: Math.max(0, cash - due),
      missing_cents: 0,
    };
  }
  return {
    card_cents: 0,
    tendered_cents: cash,
    change_cents: Math.max(0, cash - due),
    missing_cents: Math.max(0, due - cash),
  };
}

/** Notes, in cents, that cash is rounded up to in the hand. */
const NOTES = [500, 1000, 2000, 5000, 10_000] as const;
const HANDED_MOST = 3;

/** What is likely to be handed over for a rest: whole notes, the nearest first. */
export function likelyCash(due: number): number[] {
  const whole = NOTES.map((note) => Math.ceil(due / note) * note).filter((cents) => cents > due);
  return [...new Set(whole)].sort((a, b) => a - b).slice(0, HANDED_MOST);
}

/** The likely sum above this one; none behind the last: a sum is never made smaller than the one that is there. */
export const nextCash = (due: number, tendered: number | null): number | undefined =>
  likelyCash(due).find((cents) => cents > (tendered ?? 0));

/** A sentence of the button that sells, and the amounts in it, in cents. */
export interface Act {
  readonly says: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** What the button does, in full: the amounts that will be written, and how they are paid. */
export function actOf(due: number, credit: number, tender: Tender): Act {
  const { card_cents: card } = settle(due, tender);
  if (due === 0)
    return credit > 0
      ? { says: 'counter-sell-credit', amounts: { credit } }
      : { says: 'counter-sell-free', amounts: {} };
  if (card === 0) return { says: 'counter-sell-cash', amounts: { due } };
  if (card === due) return { says: 'counter-sell-card', amounts: { due } };
  return { says: 'counter-sell-both', amounts: { cash: due - card, card } };
}

/** Lines of a basket as the core is sent them, with when each began on the screen. */
export const sent = (basket: readonly BasketLine[]): BasketLine[] =>
  basket.map(({ performance_id, starts_at_ms, seat_id, rate_id }) => ({
    performance_id,
    starts_at_ms,
    seat_id,
    rate_id,
  }));

/** The sale as the screen shows it: another total or date is refused by the core before money moves. */
export function saleOf(
  customerId: number | null,
  basket: readonly BasketLine[],
  quote: SaleQuote,
  tender: Tender,
): MakeSale {
  const paid = settle(quote.due_cents, tender);
  const byCard = paid.card_cents > 0;
  return {
    customer_id: customerId,
    lines: sent(basket),
    credit_cents: quote.credit_cents,
    card_cents: paid.card_cents,
    card_last4: byCard ? tender.last4 : '',
    card_authorisation: byCard ? tender.authorisation.trim() : '',
    tendered_cents: paid.tendered_cents,
    expected_total_cents: quote.total_cents,
  };
}
