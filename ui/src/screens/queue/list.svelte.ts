// The list of the queue: what is asked for, the rows that came, which one is selected.
import {
  call,
  toApiError,
  type ApiError,
  type Bucket,
  type BucketCounts,
  type RepriseFilters,
  type RepriseList,
  type RepriseRow,
  type RepriseSort,
} from '../../api';
import { session } from '../../state';

const PAGE = 50;
/** The most one answer may hold; a refresh in place asks for no more. */
const PAGE_MAX = 200;
const TYPING_MS = 120;

export type Narrowing = Pick<
  RepriseList,
  'show_id' | 'performance_id' | 'channel' | 'received_from_ms' | 'received_to_ms'
>;

const wide: Narrowing = {
  show_id: null,
  performance_id: null,
  channel: null,
  received_from_ms: null,
  received_to_ms: null,
};

export class RepriseQueue {
  bucket = $state<Bucket>('open');
  search = $state('');
  narrowing = $state.raw<Narrowing>(wide);
  sort = $state.raw<{ by: RepriseSort; descending: boolean }>({ by: 'time_left', descending: false });

  rows = $state.raw<readonly RepriseRow[]>([]);
  next = $state.raw<string | null>(null);
  counts = $state.raw<BucketCounts | null>(null);
  selectedId = $state<number | null>(null);
  loading = $state(false);
  /** True until the first answer to the present question. */
  fresh = $state(true);
  error = $state.raw<ApiError | null>(null);
  filters = $state.raw<RepriseFilters | null>(null);

  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  get selected(): RepriseRow | null {
    return this.rows.find((row) => row.id === this.selectedId) ?? null;
  }

  get isNarrowed(): boolean {
    return Object.values(this.narrowing).some((value) => value !== null);
  }

  show(bucket: Bucket): void {
    if (bucket !== this.bucket) {
      this.bucket = bucket;
      this.sort = bucket === 'done' ? { by: 'received', descending: true } : { by: 'time_left', descending: false };
      this.selectedId = null;
    }
    void this.restart();
  }

  type(text: string): void {
    this.search = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.restart(), TYPING_MS);
  }

  narrow(change: Partial<Narrowing>): void {
    this.narrowing = { ...this.narrowing, ...change };
    void this.restart();
  }

  widen(): void {
    clearTimeout(this.#typing);
    this.search = '';
    this.narrowing = wide;
    void this.restart();
  }

  sortBy(by: string): void {
    const descending = this.sort.by === by ? !this.sort.descending : false;
    this.sort = { by: by as RepriseSort, descending };
    void this.restart();
  }

  /** Asks anew: another list, another question. */
  async restart(): Promise<void> {
    this.fresh = true;
    await this.#ask(PAGE, null);
  }

  /** Asks the same again, in place: something changed. */
  async refresh(): Promise<void> {
    await this.#ask(Math.min(PAGE_MAX, Math.max(PAGE, this.rows.length)), null);
  }

  async more(): Promise<void> {
    if (this.loading || this.next === null) return;
    await this.#ask(PAGE, this.next);
  }

  async loadFilters(): Promise<void> {
    try {
      this.filters = await call('reprise_filters', {});
    } catch (thrown) {
      // The list says what is wrong with the core; the menus just stay empty.
      console.warn(toApiError(thrown).code);
    }
  }

  /** Reads on until `most` rows are there, or all of them. */
  async readOn(most: number): Promise<void> {
    while (this.next !== null && this.rows.length < most && this.error === null) {
      const had = this.rows.length;
      await this.#ask(Math.min(PAGE_MAX, most - had), this.next);
      // Another question was asked meanwhile: its rows are not these.
      if (this.rows.length <= had) return;
    }
  }

  /** Takes decided rows out at once and selects the one after them. */
  leave(...ids: readonly number[]): void {
    const gone = new Set(ids);
    const at = this.rows.findIndex((row) => row.id === this.selectedId);
    const stays = (row: RepriseRow): boolean => !gone.has(row.id);
    const next = this.rows.slice(at).find(stays) ?? this.rows.slice(0, Math.max(0, at)).findLast(stays);
    const wasGone = this.selectedId !== null && gone.has(this.selectedId);
    this.rows = this.rows.filter(stays);
    if (wasGone) this.selectedId = next?.id ?? null;
  }

  /** The rows beside the selected one: where a key leads next. */
  get beside(): readonly number[] {
    const at = this.rows.findIndex((row) => row.id === this.selectedId);
    if (at < 0) return [];
    return [this.rows[at + 1], this.rows[at - 1]].flatMap((row) => (row ? [row.id] : []));
  }

  async #ask(limit: number, after: string | null): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const before = this.rows.length;
    this.loading = true;
    try {
      const list = await call('reprise_list', {
        bucket: this.bucket,
        search: this.search.trim(),
        ...this.narrowing,
        state: null,
        sort: this.sort.by,
        descending: this.sort.descending,
        after,
        limit,
      });
      // An answer to an earlier question must not replace a later one's.
      if (mine !== this.#asked) return;
      const at = this.fresh ? -1 : this.rows.findIndex((row) => row.id === this.selectedId);
      this.rows = after === null ? list.rows : [...this.rows, ...list.rows];
      this.next = list.next;
      this.counts = list.counts;
      this.error = null;
      this.fresh = false;
      // Decided elsewhere: the one that took its place, not the top of the list.
      if (!this.selected) this.selectedId = (this.rows[at] ?? this.rows.at(at < 0 ? 0 : -1))?.id ?? null;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    } finally {
      if (mine === this.#asked) this.loading = false;
    }
    // A page that passed over many requests ends short: it goes on until it is full.
    const missing = limit - (this.rows.length - (after === null ? 0 : before));
    if (mine === this.#asked && !this.error && this.next !== null && missing > 0) await this.#ask(missing, this.next);
  }
}
