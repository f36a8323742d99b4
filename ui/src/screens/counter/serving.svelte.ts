// Who stands at the counter, by their sheet: nobody before it came, and the next one as soon as they are named.
import { call, type CustomerSheet } from '../../api';
import type { Sale } from './sale.svelte';

export class Serving {
  customer = $state.raw<CustomerSheet | null>(null);
  /** Somebody else is being served, and who is not read yet: nothing is sold meanwhile. */
  coming = $state(false);

  readonly #sale: Sale;
  /** Who is served, or will be once they are read. */
  #whom: number | null = null;
  #asked = 0;

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  async serve(id: number | null): Promise<void> {
    this.#whom = id;
    if (id !== (this.customer?.id ?? null)) {
      this.#sale.changes += 1;
      // Another person's credit is another decision.
      this.#sale.useCredit = false;
      this.#sale.creditWish = null;
      this.#sale.creditUnread = false;
    }
    this.#asked += 1;
    if (id === null) {
      this.#is(null);
      return;
    }
    this.coming = id !== this.customer?.id;
    const mine = this.#asked;
    try {
      const customer = await call('customer_sheet', { id });
      // Read again meanwhile, or somebody else is served: this answer is of before.
      if (mine !== this.#asked) return;
      this.#is(customer);
    } catch (thrown) {
      // The one before is no longer served either: nothing is sold in the name of who left.
      if (mine === this.#asked && this.coming) this.#is(null);
      throw thrown;
    }
  }

  /** Serves whoever was read for the sale. */
  starts(customer: CustomerSheet | null): void {
    this.#is(customer);
  }

  /** Reads them anew. Whoever stands there and cannot be read stays: the core looks at them when it sells. */
  async again(): Promise<void> {
    const { coming } = this;
    if (this.#whom === null) return;
    await this.serve(this.#whom).catch((thrown: unknown) => {
      if (coming) throw thrown;
    });
  }

  #is(customer: CustomerSheet | null): void {
    this.coming = false;
    this.#whom = customer?.id ?? null;
    if (customer?.id !== this.customer?.id) this.#sale.changes += 1;
    this.customer = customer;
    this.#sale.price();
  }
}
