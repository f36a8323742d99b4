// What may be sold now: the performances nearest, and those whose show is typed, however far they are.
import { LIMITS, call, type ApiError, type PerformanceRow } from '../../api';
import { fmt, t } from '../../i18n';
import { TYPING_MS } from '../../state/paged.svelte';
import { Reading } from '../../state/reading.svelte';

type Rows = readonly PerformanceRow[];

/** Characters of a search that the core reads. */
const SEARCH_MAX = 100;

async function read(search: string): Promise<Rows> {
  const rows = await call('performance_list', { search, limit: LIMITS.page });
  return rows.filter((row) => row.on_sale);
}

export class OnSale {
  readonly near = new Reading(async () => read(''));
  readonly #named = new Reading(async () => read(this.#words));
  #words = $state('');
  #typing: ReturnType<typeof setTimeout> | undefined;

  /** Those whose show is typed; null while they are on their way. */
  get found(): Rows | null {
    return this.#words === '' || this.unread ? [] : this.#named.value;
  }

  /** Why those whose show is typed are not known. */
  get unread(): ApiError | null {
    return this.#named.error;
  }

  /** Asks for those whose show is typed, once the hand rests. */
  type(typed: string): void {
    // Marks alone are no word of a show: the core would find all of them.
    const words = /[\p{L}\p{N}]/u.test(typed) ? typed.trim().slice(0, SEARCH_MAX) : '';
    if (words === this.#words) return;
    this.#words = words;
    this.#named.clear();
    clearTimeout(this.#typing);
    if (words !== '') this.#typing = setTimeout(() => void this.#named.load(), TYPING_MS);
  }

  /** Reads again what is offered now. */
  async load(): Promise<void> {
    await Promise.all([this.near.load(), this.#words === '' ? null : this.#named.load()]);
  }
}

/** « commencée à 20 h 00, en vente jusqu’à 20 h 30 »; nothing of a performance that is to come. */
export const late = (row: PerformanceRow): string =>
  row.late_until_ms === null
    ? ''
    : t('counter-late', { from: fmt().hour(row.starts_at_ms), until: fmt().hour(row.late_until_ms) });
