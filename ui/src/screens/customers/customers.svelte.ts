// Customers: the list that is searched, and the sheet of the one selected with their orders.
import {
  call,
  toApiError,
  type ApiError,
  type CustomerPage,
  type CustomerRow,
  type CustomerSheet,
  type OrderPage,
  type OrderSort,
  type Statement,
} from '../../api';
import { session } from '../../state';
import { Paged } from '../../state/paged.svelte';

const PAGE = 50;

export class CustomerList extends Paged<{ readonly search: string }, CustomerRow, CustomerPage> {
  /** `search`: what was looked for when the list was left. */
  constructor(search = '') {
    super({ search }, { page: PAGE, most: PAGE });
  }

  protected async fetch({ search }: { search: string }, after: string | null, limit: number): Promise<CustomerPage> {
    return call('customer_search', { search, after, limit });
  }
  protected idOf(row: CustomerRow): number {
    return row.id;
  }
}

export type OrderQuestion = { search: string; sort: OrderSort; descending: boolean; offset: number; limit: number };
const newest: OrderQuestion = { search: '', sort: 'created', descending: true, offset: 0, limit: 10 };

export class Sheet {
  customer = $state.raw<CustomerSheet | null>(null);
  question = $state.raw<OrderQuestion>(newest);
  orders = $state.raw<OrderPage | null>(null);
  statement = $state.raw<Statement | null>(null);
  /** The credit of the statement that was looked for. */
  lot = $state<string | null>(null);
  error = $state.raw<ApiError | null>(null);
  #id: number | null = null;
  #asked = 0;

  /** The sheet in view is that of who is selected. */
  get isThere(): boolean {
    return this.customer === null || this.customer.id === this.#id;
  }

  async open(id: number | null): Promise<void> {
    if (id === this.#id) return;
    this.#id = id;
    this.question = newest;
    this.statement = null;
    this.orders = null;
    if (id === null) this.customer = null;
    else await this.reload();
  }

  async reload(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const [customer, orders] = await Promise.all([
        call('customer_sheet', { id }),
        call('order_list', { customer_id: id, ...this.question }),
      ]);
      // What was asked later knows more: an answer that comes behind it is dropped.
      if (mine !== this.#asked || this.#id !== id) return;
      this.customer = customer;
      this.orders = orders;
      this.error = null;
      if (!this.statement) return;
      const statement = await call('customer_statement', { id });
      if (mine === this.#asked && this.#id === id) this.statement = statement;
    } catch (thrown) {
      if (mine !== this.#asked || this.#id !== id) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    }
  }

  ask(change: Partial<OrderQuestion>): void {
    this.question = { ...this.question, offset: 0, ...change };
    void this.reload();
  }

  async openStatement(lot: string | null = null): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    try {
      const statement = await call('customer_statement', { id });
      // Somebody else was opened meanwhile: this is no statement of theirs.
      if (this.#id !== id) return;
      this.statement = statement;
      this.lot = lot;
    } catch (thrown) {
      if (this.#id === id) this.error = toApiError(thrown);
    }
  }
}
