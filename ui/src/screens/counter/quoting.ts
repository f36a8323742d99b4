// The price of a basket, asked of the core: once the hand has stopped, and again after a refusal.
import { call, toApiError, type ExchangeQuote, type SaleQuote } from '../../api';
import { toasts } from '../../components';
import { t } from '../../i18n';
import { session } from '../../state';
import { quoteOf } from './exchange';
import { lostSaid, takenSince } from './held';
import type { Sale } from './sale.svelte';
import { sent } from './tender';

const PRICE_MS = 90;

export class Quoting {
  /** Counts what changed the price: an answer to an earlier question is of before. */
  asked = 0;

  readonly #sale: Sale;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The price that is being asked for, and what lets those go on who wait for it. */
  #priced: Promise<void> = Promise.resolve();
  #letGo: () => void = () => undefined;

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  /** Asks the core for prices, once the hand has stopped. */
  soon(): void {
    const sale = this.#sale;
    clearTimeout(this.#timer);
    this.#letGo();
    this.asked += 1;
    if (sale.lines.length === 0) {
      sale.others.gone = new Set();
      sale.quote = null;
      sale.quoteError = null;
      sale.pricing = false;
      return;
    }
    sale.pricing = true;
    this.#priced = new Promise((done) => {
      this.#letGo = done;
      this.#timer = setTimeout(() => void this.read().then(done), PRICE_MS);
    });
  }

  /** Forgets what is being asked: its answer says nothing any more. */
  drops(): void {
    clearTimeout(this.#timer);
    this.#letGo();
    this.asked += 1;
    this.#sale.pricing = false;
  }

  /** Asks at once, for a price that the core refused to take money on. */
  async now(): Promise<void> {
    this.asked += 1;
    this.#sale.pricing = true;
    this.#priced = this.read();
    await this.#priced;
  }

  /** Waits for the price that is being asked for. */
  async priced(): Promise<void> {
    if (this.#sale.pricing) await this.#priced;
  }

  /** Reads what the core says of what is in the basket. */
  async read(): Promise<void> {
    const sale = this.#sale;
    const mine = this.asked;
    const wish = sale.useCredit && sale.customer ? sale.creditWish : 0;
    try {
      const [quote, exchanged] = await this.#ask(wish);
      if (mine !== this.asked) return;
      const taken = takenSince(sale.quote, quote);
      if (taken.length > 0) toasts.show({ tone: 'bad', text: t('counter-taken'), detail: lostSaid(taken) });
      const { lost } = sale;
      sale.quote = quote;
      sale.others.gone = new Set();
      sale.quotedAt = sale.changes;
      sale.exchanged = exchanged;
      sale.quoteError = null;
      // The others are held without those that somebody else has, and with those that came back.
      if (lost.size !== sale.lost.size || [...lost].some((key) => !sale.lost.has(key))) sale.others.hold();
      // The wish no longer fits this basket: the core has taken what does.
      if (wish !== null && wish !== quote.credit_cents) sale.creditWish = quote.credit_cents;
    } catch (thrown) {
      if (mine !== this.asked) return;
      const error = toApiError(thrown);
      if (sale.creditWish !== null && (error.code === 'credit_does_not_fit' || error.code === 'not_enough_credit')) {
        sale.creditWish = null;
        return await this.read();
      }
      sale.quoteError = error;
      session.heeds(error);
    } finally {
      if (mine === this.asked) sale.pricing = false;
    }
  }

  async #ask(wish: number | null): Promise<[SaleQuote, ExchangeQuote | null]> {
    const { exchange, customer } = this.#sale;
    const lines = sent(this.#sale.lines);
    if (!exchange) {
      return [await call('sale_quote', { customer_id: customer?.id ?? null, lines, credit_cents: wish }), null];
    }
    const asked = await call('sale_exchange_quote', {
      order_id: exchange.orderId,
      place_ids: [...exchange.placeIds],
      lines,
    });
    return [quoteOf(asked, wish, customer?.balance_cents ?? 0), asked];
  }
}
