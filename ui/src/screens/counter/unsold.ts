// Why a key that sells sells nothing, in one sentence: never more, never other money than its button showed.
import type { ApiError, ExchangeQuote, SaleQuote } from '../../api';
import { toasts } from '../../components';
import { fmt, sentenceOf, t } from '../../i18n';
import type { Sale } from './sale.svelte';
import type { Tender } from './tender';

/** What a sale is when a key is pressed. */
export interface Stand {
  /** How often its seats, its rates, its credit or its customer were changed. */
  readonly changes: number;
  readonly customerId: number | null;
  readonly tender: Tender;
  /** Credit as it is typed; null is as much as fits. */
  readonly wish: number | null;
  /** What the button says, or said until the house asked again; null where the hand has changed what is paid since. */
  readonly shown: Shown | null;
}

interface Shown extends Pick<SaleQuote, 'total_cents' | 'credit_cents' | 'due_cents'> {
  /** What an exchange gives back. */
  readonly back_cents: number;
  /** In which ways. */
  readonly ways: string;
}

/** Amounts are those of the sentence. */
export interface Unsold {
  readonly why:
    | 'empty'
    | 'selling'
    | 'doubt'
    | 'coming'
    | 'seats'
    | 'changed'
    | 'credit'
    | 'price'
    | 'unpriced'
    | 'lost'
    | 'untaken'
    | 'picking'
    | 'unread'
    | 'missing';
  readonly amounts?: Readonly<Record<string, number>>;
  readonly error?: ApiError;
}

export function standOf(sale: Sale): Stand {
  const { changes, customer, tender, shownQuote, exchanged, useCredit, creditWish } = sale;
  return {
    changes,
    customerId: customer?.id ?? null,
    tender,
    wish: useCredit && customer ? creditWish : null,
    shown: shownQuote && { ...shownQuote, back_cents: exchanged?.back_cents ?? 0, ways: waysOf(exchanged) },
  };
}

function waysOf(exchanged: ExchangeQuote | null): string {
  return (exchanged?.given ?? []).map((part) => [part.way, part.amount_cents].join(' ')).join(', ');
}

/** Whether somebody has changed the sale between the two, whatever the house has said meanwhile. */
export function isChanged(before: Stand, now: Stand): boolean {
  if (before.changes !== now.changes || before.customerId !== now.customerId) return true;
  return JSON.stringify(before.tender) !== JSON.stringify(now.tender);
}

/** Why nothing can be sold at all: nothing is waited for. */
export function unsoldNow(sale: Sale): Unsold | null {
  if (sale.selling || sale.receipt) return { why: 'selling' };
  if (sale.serving.coming) return { why: 'coming' };
  if (sale.lines.length > 0 || sale.choosing.busy) return null;
  return onTheWay(sale) ?? { why: 'empty' };
}

/** What is typed and not in the basket. */
function onTheWay({ typed, picking }: Sale): Unsold | null {
  if (typed.trim() !== '') return { why: 'untaken' };
  return picking === '' ? null : { why: 'picking' };
}

/** Why nothing is sold of what stood so when the key was pressed, now that all that was on its way is there. */
export function unsoldSince(sale: Sale, pressed: Stand): Unsold | null {
  const { quoteError: error, counted, others } = sale;
  const asks = others.putting.length > 0 || others.taking.length > 0;
  if (sale.left || asks || sale.choosing.busy || isChanged(pressed, standOf(sale))) return { why: 'changed' };
  const now = unsoldNow(sale);
  if (now) return now;
  if (error || !counted) return { why: 'unpriced', ...(error && { error }) };
  if (sale.lost.size > 0) return { why: 'lost' };
  const typed = onTheWay(sale) ?? (sale.unread ? ({ why: 'unread' } as const) : null);
  if (typed) return typed;
  if (pressed.wish !== null && pressed.wish !== counted.credit_cents)
    return { why: 'credit', amounts: { before: pressed.wish, now: counted.credit_cents } };
  return otherMoney(pressed.shown, standOf(sale).shown) ?? missing(sale);
}

function otherMoney(before: Shown | null, now: Shown | null): Unsold | null {
  if (!before || !now) return null;
  if (before.due_cents !== now.due_cents)
    return { why: 'price', amounts: { before: before.due_cents, now: now.due_cents } };
  const same =
    before.total_cents === now.total_cents &&
    before.credit_cents === now.credit_cents &&
    before.back_cents === now.back_cents &&
    before.ways === now.ways;
  return same ? null : { why: 'changed' };
}

function missing({ settled }: Sale): Unsold | null {
  const cents = settled?.missing_cents ?? 0;
  return cents > 0 ? { why: 'missing', amounts: { amount: cents } } : null;
}

/** Says it where messages are said. */
export function sayUnsold({ why, amounts, error }: Unsold): void {
  const said = Object.entries(amounts ?? {}).map(([name, cents]) => [name, fmt().money(cents)]);
  toasts.show({
    tone: 'warn',
    text: t(`counter-unsold-${why}`, Object.fromEntries(said)),
    ...(error && { detail: sentenceOf(error) }),
  });
}
