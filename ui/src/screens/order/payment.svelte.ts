// The money of an unpaid order, as it is typed. The core counts again.
import type { OrderFile, PayOrder, SaleQuote } from '../../api';
import { actOf, settle, unread, untouched, type Act, type Settled, type Tender } from '../counter/tender';

type Unpaid = Pick<OrderFile, 'id' | 'customer_id' | 'due_cents' | 'balance_cents'>;

export class Payment {
  readonly #order: Unpaid;
  tender = $state.raw<Tender>(untouched);
  useCredit = $state(false);
  /** Null is as much as fits. */
  creditWish = $state.raw<number | null>(null);
  creditUnread = $state(false);

  constructor(order: Unpaid) {
    this.#order = order;
  }

  get total(): number {
    return this.#order.due_cents;
  }
  get balance(): number {
    return this.#order.customer_id === null ? 0 : this.#order.balance_cents;
  }

  get quote(): Pick<SaleQuote, 'credit_cents' | 'credit_max_cents' | 'balance_after_cents' | 'due_cents'> {
    const credit_max_cents = Math.min(this.balance, this.total);
    const credit_cents = this.useCredit ? Math.min(this.creditWish ?? credit_max_cents, credit_max_cents) : 0;
    return {
      credit_cents,
      credit_max_cents,
      balance_after_cents: this.balance - credit_cents,
      due_cents: this.total - credit_cents,
    };
  }
  /** Nothing is asked of the core meanwhile: an order's total is known. */
  get counted(): this['quote'] {
    return this.quote;
  }
  get due(): number {
    return this.total - this.quote.credit_cents;
  }
  get settled(): Settled {
    return settle(this.due, this.tender);
  }
  get act(): Act {
    return actOf(this.due, this.quote.credit_cents, this.tender);
  }

  get unread(): boolean {
    return unread(this);
  }

  get ready(): boolean {
    return !this.unread && this.settled.missing_cents === 0;
  }

  /** Somebody has said how it is paid. */
  get changed(): boolean {
    return this.useCredit || JSON.stringify(this.tender) !== JSON.stringify(untouched);
  }

  credit(use: boolean, wish: number | null = null): void {
    this.useCredit = use;
    this.creditWish = wish;
    this.creditUnread = false;
  }

  pay(change: Partial<Tender>): void {
    this.tender = { ...this.tender, ...change };
  }

  /** As the core is sent it: another total or customer of the order is refused before money moves. */
  get asked(): PayOrder {
    const byCard = this.settled.card_cents > 0;
    return {
      id: this.#order.id,
      seen_customer_id: this.#order.customer_id,
      credit_cents: this.quote.credit_cents,
      card_cents: this.settled.card_cents,
      card_last4: byCard ? this.tender.last4 : '',
      card_authorisation: byCard ? this.tender.authorisation.trim() : '',
      tendered_cents: this.settled.tendered_cents,
      expected_total_cents: this.total,
    };
  }
}
