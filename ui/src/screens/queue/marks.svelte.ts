// Several requests at once: which are marked, what accepting them would come to, and what stayed behind.
import {
  ApiError,
  LIMITS,
  call,
  toApiError,
  type DecidedMany,
  type RepriseRow,
  type AcceptancePreview,
} from '../../api';
import { session } from '../../state';

/** Marks follow a held key: they are previewed when it rests. */
const REST_MS = 90;

/** A request that was not accepted with the others. */
export interface LeftBehind {
  readonly row: RepriseRow;
  readonly error: ApiError;
}

export class Marks {
  /** Marked requests by id, as they were on the screen: the core refuses one whose version has changed. */
  rows = $state.raw<ReadonlyMap<number, RepriseRow>>(new Map());
  /** What the core says of them; null until it has answered for exactly these. */
  preview = $state.raw<AcceptancePreview | null>(null);
  error = $state.raw<ApiError | null>(null);
  left = $state.raw<readonly LeftBehind[]>([]);
  /** Not all that matched could be marked: how many there are. */
  beyond = $state<number | null>(null);
  #anchor: number | null = null;
  #asked = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  get count(): number {
    return this.rows.size;
  }

  get requests(): { id: number; version: number }[] {
    return [...this.rows.values()].map(({ id, version }) => ({ id, version }));
  }

  has(id: number): boolean {
    return this.rows.has(id);
  }

  toggle(row: RepriseRow): void {
    const rows = new Map(this.rows);
    if (!rows.delete(row.id) && rows.size < LIMITS.requests) rows.set(row.id, row);
    this.#anchor = row.id;
    this.#set(rows);
  }

  /** Marks from where the keys began to `to`, as they stand in the list. */
  extend(list: readonly RepriseRow[], from: number, to: number): void {
    const began = this.#anchor === null ? -1 : list.findIndex((row) => row.id === this.#anchor);
    const start = began < 0 ? from : began;
    this.#anchor = list[start]?.id ?? null;
    const rows = new Map(this.rows);
    // Going back over what was just marked lets it go again.
    const [low, high] = [Math.min(start, to), Math.max(start, to)];
    if (from < low || from > high) rows.delete(list[from]?.id ?? 0);
    for (const row of list.slice(low, high + 1)) if (rows.size < LIMITS.requests) rows.set(row.id, row);
    this.#set(rows);
  }

  all(list: readonly RepriseRow[], matching: number): void {
    const rows = list.slice(0, LIMITS.requests);
    this.#set(new Map(rows.map((row) => [row.id, row])));
    this.beyond = matching > rows.length ? matching : null;
  }

  clear(): void {
    this.#anchor = null;
    this.left = [];
    if (this.rows.size > 0) this.#set(new Map());
  }

  /** The list was read again: marked rows in it are now as it shows them. */
  see(list: readonly RepriseRow[]): void {
    const changed = list.filter((row) => {
      const marked = this.rows.get(row.id);
      return marked !== undefined && marked.version !== row.version;
    });
    if (changed.length === 0) return;
    const rows = new Map(this.rows);
    for (const row of changed) rows.set(row.id, row);
    this.#set(rows);
  }

  /** After an acceptance: what went is no longer marked, what stayed says why. */
  settle(done: DecidedMany): void {
    const before = this.rows;
    const kept = done.left.flatMap(({ id, code, args }) => {
      const row = before.get(id);
      return row ? [{ row, error: new ApiError(code, args) }] : [];
    });
    this.#set(new Map(kept.map(({ row }) => [row.id, row])));
    this.left = kept;
  }

  /** Lets one go that was left behind. */
  drop(id: number): void {
    this.left = this.left.filter(({ row }) => row.id !== id);
    const rows = new Map(this.rows);
    if (rows.delete(id)) this.#set(rows);
  }

  #set(rows: ReadonlyMap<number, RepriseRow>): void {
    this.rows = rows;
    this.preview = null;
    this.beyond = null;
    this.left = this.left.filter(({ row }) => rows.has(row.id));
    this.#asked += 1;
    clearTimeout(this.#rest);
    if (rows.size > 0) this.#rest = setTimeout(() => void this.askPreview(), REST_MS);
  }

  async askPreview(): Promise<void> {
    const mine = (this.#asked += 1);
    this.error = null;
    try {
      const preview = await call('reprise_weigh', { requests: this.requests });
      if (mine === this.#asked) this.preview = preview;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    }
  }
}
