// What lapsed: the period that is asked for, its days, and its rows page by page.
import { call, toApiError, type ApiError, type LapsePage, type LapseRow } from '../../api';
import { session } from '../../state';

const LISTED = 50;

export class Lapses {
  page = $state.raw<LapsePage | null>(null);
  rows = $state.raw<readonly LapseRow[]>([]);
  next = $state.raw<string | null>(null);
  error = $state.raw<ApiError | null>(null);
  loading = $state(false);
  /** What was asked: what comes late for another period is not shown. */
  #asked = 0;

  /** Reads a period anew; without bounds, the last month. */
  async read(from_ms: number | null, to_ms: number | null): Promise<void> {
    this.error = null;
    const page = await this.#fetch(from_ms, to_ms, null);
    if (!page) return;
    this.page = page;
    this.rows = page.rows;
    this.next = page.next;
  }

  async more(): Promise<void> {
    if (this.page === null || this.next === null || this.loading) return;
    const page = await this.#fetch(this.page.from_ms, this.page.to_ms, this.next);
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  async #fetch(from_ms: number | null, to_ms: number | null, after: string | null): Promise<LapsePage | null> {
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const page = await call('credit_lapses', { from_ms, to_ms, after, limit: LISTED });
      return asked === this.#asked ? page : null;
    } catch (thrown) {
      const error = toApiError(thrown);
      session.heeds(error);
      if (asked === this.#asked) this.error = error;
      return null;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }
}
