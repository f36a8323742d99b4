// Customers: the list that is searched, and the sheet of the one selected with their orders.
import {
  call,
  toApiError,
  type ApiError,
  type CustomerRow,
  type CustomerSheet,
  type OrderDetail,
  type OrderPage,
  type OrderSort,
  type Statement,
} from '../../api';
import { session } from '../../state';

const PAGE = 50;
const TYPING_MS = 120;

export class CustomerList {
  search = $state('');
  rows = $state.raw<readonly CustomerRow[]>([]);
  next = $state.raw<string | null>(null);
  selectedId = $state<number | null>(null);
  loading = $state(false);
  fresh = $state(true);
  error = $state.raw<ApiError | null>(null);
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  type(text: string): void {
    this.search = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.restart(), TYPING_MS);
  }

  async restart(): Promise<void> {
    await this.#load(null);
  }

  async more(): Promise<void> {
    if (this.next !== null && !this.loading) await this.#load(this.next);
  }

  async #load(after: string | null, limit = PAGE): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    let found = 0;
    this.loading = true;
    this.error = null;
    try {
      const page = await call('customer_search', { search: this.search, after, limit });
      if (mine !== this.#asked) return;
      found = page.rows.length;
      this.rows = after === null ? page.rows : [...this.rows, ...page.rows];
      this.next = page.next;
      this.fresh = false;
      const kept = this.rows.some((row) => row.id === this.selectedId);
      if (after === null && !kept) this.selectedId = this.rows[0]?.id ?? null;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    } finally {
      if (mine === this.#asked) this.loading = false;
    }
    // A page that looked at many customers ends short: it goes on until it is full.
    if (mine === this.#asked && !this.error && this.next !== null && found < limit)
      await this.#load(this.next, limit - found);
  }
}

export type OrderQuestion = { search: string; sort: OrderSort; descending: boolean; offset: number; limit: number };
const newest: OrderQuestion = { search: '', sort: 'created', descending: true, offset: 0, limit: 10 };

export class Sheet {
  customer = $state.raw<CustomerSheet | null>(null);
  question = $state.raw<OrderQuestion>(newest);
  orders = $state.raw<OrderPage | null>(null);
  order = $state.raw<OrderDetail | null>(null);
  statement = $state.raw<Statement | null>(null);
  error = $state.raw<ApiError | null>(null);
  #id: number | null = null;

  async open(id: number | null): Promise<void> {
    if (id === this.#id) return;
    this.#id = id;
    this.question = newest;
    this.order = null;
    this.statement = null;
    this.orders = null;
    if (id === null) this.customer = null;
    else await this.reload();
  }

  async reload(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    try {
      const [customer, orders] = await Promise.all([
        call('customer_sheet', { id }),
        call('order_list', { customer_id: id, ...this.question }),
      ]);
      if (this.#id !== id) return;
      this.customer = customer;
      this.orders = orders;
      this.error = null;
      if (this.order) this.order = await call('order_detail', { id: this.order.id });
      if (this.statement) this.statement = await call('customer_statement', { id });
    } catch (thrown) {
      if (this.#id !== id) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    }
  }

  ask(change: Partial<OrderQuestion>): void {
    this.question = { ...this.question, offset: 0, ...change };
    void this.reload();
  }

  async openOrder(id: number | null): Promise<void> {
    try {
      this.order = id === null ? null : await call('order_detail', { id });
    } catch (thrown) {
      this.error = toApiError(thrown);
    }
  }

  async openStatement(): Promise<void> {
    if (this.#id === null) return;
    try {
      this.statement = await call('customer_statement', { id: this.#id });
    } catch (thrown) {
      this.error = toApiError(thrown);
    }
  }
}
