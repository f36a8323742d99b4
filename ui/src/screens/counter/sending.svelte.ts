// A sale on its way to the core. Where nobody says what became of it, it is asked for again as it was sent, under its id,
// until somebody does: another one would be a second sale.
import { prepare, toApiError, type Amended, type ApiError, type Prepared, type Sold } from '../../api';
import { t } from '../../i18n';
import { session } from '../../state';
import type { Attempt } from '../../state/attempt.svelte';
import type { Given } from '../order/amend/answers.svelte';
import type { Line } from './basket';
import { exchangeOf } from './exchange';
import { holding } from './holding.svelte';
import { Printing } from './printing.svelte';
import type { Receipt } from './receipt';
import type { Sale } from './sale.svelte';
import { saleOf } from './tender';

interface Done {
  readonly sold: Sold;
  readonly amended: Amended | null;
}

/** What was sent. */
interface Sent {
  readonly command: Pick<Prepared<'sale_make' | 'sale_exchange'>, 'inDoubt'>;
  readonly send: () => Promise<Done>;
  /** Who was served and what was in the basket: they may change before the answer. */
  readonly of: Pick<Receipt, 'customer' | 'groups'>;
}

export class Sending {
  readonly #sale: Sale;
  /** What may have been made: nobody said. */
  #doubt = $state.raw<Sent | null>(null);

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  get inDoubt(): boolean {
    return this.#doubt !== null;
  }

  async sells(): Promise<Sold | null> {
    const sale = this.#sale;
    if (!sale.canSell || sale.exchange || sale.left) return null;
    const sent = this.#doubt ?? this.#aSale();
    if (!sent) return null;
    sale.refusal = null;
    try {
      return (await this.#send(sent)).sold;
    } catch (thrown) {
      await this.#refused(toApiError(thrown));
      return null;
    }
  }

  async exchanges(given: Given | null, attempt: Attempt, told: (error: ApiError) => void): Promise<boolean> {
    if (!this.#sale.canSell || this.#sale.left) return false;
    const sent = this.#doubt ?? this.#anExchange(given);
    if (!sent) return false;
    const done = await attempt.again(() => this.#send(sent), {
      title: t('amend-not-exchanged'),
      quiet: () => true,
      onrefused: (error) => {
        told(error);
        void this.#refused(error);
      },
    });
    return done !== null;
  }

  /** The sale that the button was made of. */
  #aSale(): Sent | null {
    const { counted, customer, groups, lines, tender } = this.#sale;
    if (!counted) return null;
    const command = prepare('sale_make', saleOf(customer?.id ?? null, lines, counted, tender));
    return { command, send: async () => ({ sold: await command.send(), amended: null }), of: { customer, groups } };
  }

  #anExchange(given: Given | null): Sent | null {
    const { counted, customer, exchange, exchanged, groups, lines, tender } = this.#sale;
    if (!exchange || !exchanged || !counted || !given) return null;
    const args = exchangeOf(exchange, customer?.id ?? null, lines, exchanged, counted, tender, given);
    const command = prepare('sale_exchange', args);
    return { command, send: async () => command.send(), of: { customer, groups } };
  }

  async #send(sent: Sent): Promise<Done> {
    const sale = this.#sale;
    sale.selling = true;
    // What is still being counted says nothing of what is sent.
    sale.quoting.drops();
    try {
      const done = await sent.send();
      this.#doubt = null;
      this.#took(done, sent.of);
      return done;
    } catch (thrown) {
      this.#doubt = sent.command.inDoubt ? sent : null;
      throw thrown;
    } finally {
      sale.selling = false;
    }
  }

  /** What was sold is kept, and its tickets are on their way. */
  #took({ sold, amended }: Done, { customer, groups }: Sent['of']): void {
    const sale = this.#sale;
    // The basket that was begun since is another one's.
    if (!sale.left) holding.forgets();
    const printing = new Printing();
    sale.receipt = { sold, amended, exchange: sale.exchange, customer, groups, printing };
    void printing.print(sold.place_ids);
  }

  /**
   * Prices and seats are read again; the reason stays on the screen until the next change. While it is in doubt nothing is
   * read: its own seats would be another's.
   */
  async #refused(error: ApiError): Promise<void> {
    const sale = this.#sale;
    if (!session.heeds(error) && !this.inDoubt) {
      await Promise.all([sale.quoting.now(), sale.loadSeats()]);
      if (error.code === 'performance_moved') this.#beginsNow();
    }
    sale.refusal = error;
  }

  /** What is said of a performance that was moved is on the screen with its new date. */
  #beginsNow(): void {
    const sale = this.#sale;
    const begins = new Map((sale.quote?.lines ?? []).map((line) => [line.performance_id, line.starts_at_ms]));
    const now = (line: Line): number => begins.get(line.performance_id) ?? line.starts_at_ms;
    sale.lines = sale.lines.map((line) => ({ ...line, starts_at_ms: now(line) }));
  }
}
