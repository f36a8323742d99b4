// The list of the queue: which requests, in which order, and the marks and menus that go with them.
import {
  LIMITS,
  call,
  toApiError,
  type Bucket,
  type BucketCounts,
  type RepriseFilters,
  type RepriseList,
  type RepriseRow,
  type RepriseSort,
  type RepriseState,
} from '../../api';
import { Paged } from '../../state/paged.svelte';

const PAGE = 50;

export type Narrowing = Pick<
  RepriseList,
  'show_id' | 'performance_id' | 'channel' | 'flag' | 'received_from_ms' | 'received_to_ms'
>;

const wide: Narrowing = {
  show_id: null,
  performance_id: null,
  channel: null,
  flag: null,
  received_from_ms: null,
  received_to_ms: null,
};

interface Question {
  readonly bucket: Bucket;
  readonly search: string;
  readonly narrowing: Narrowing;
  readonly sort: { readonly by: RepriseSort; readonly descending: boolean };
}

interface Answer {
  readonly rows: readonly RepriseRow[];
  readonly next: string | null;
  readonly counts: BucketCounts;
  readonly urgent: number | null;
}

/** The list where a request in this state stands. */
export function bucketOf(state: RepriseState): Bucket {
  if (state === 'requested') return 'open';
  if (state === 'awaiting_supervisor') return 'sign';
  return state === 'held' ? 'held' : 'done';
}

const sortOf = (bucket: Bucket): Question['sort'] =>
  bucket === 'done' ? { by: 'decided', descending: true } : { by: 'time_left', descending: false };

export class RepriseQueue extends Paged<Question, RepriseRow, Answer> {
  counts = $state.raw<BucketCounts | null>(null);
  /** Those of the list that press, shown or further down; null where they are too many to count. */
  urgent = $state<number | null>(0);
  filters = $state.raw<RepriseFilters | null>(null);
  /** Called when other requests are asked for: those in view will not be the same. */
  onanother: () => void = () => undefined;
  /** Called with rows as the core now has them. */
  onrows: (rows: readonly RepriseRow[]) => void = () => undefined;

  /** `search`: what was looked for when the list was left. */
  constructor(search = '') {
    super({ bucket: 'open', search, narrowing: wide, sort: sortOf('open') }, { page: PAGE, most: LIMITS.page });
  }

  get isNarrowed(): boolean {
    return Object.values(this.question.narrowing).some((value) => value !== null);
  }

  show(bucket: Bucket): void {
    if (bucket === this.question.bucket) {
      void this.restart();
      return;
    }
    this.select(null);
    this.onanother();
    this.ask({ bucket, sort: sortOf(bucket) });
  }

  search(text: string): void {
    this.onanother();
    this.type({ search: text });
  }

  narrow(change: Partial<Narrowing>): void {
    this.onanother();
    this.ask({ narrowing: { ...this.question.narrowing, ...change } });
  }

  widen(): void {
    this.onanother();
    this.ask({ search: '', narrowing: wide });
  }

  sortBy(by: string): void {
    const { sort } = this.question;
    this.ask({ sort: { by: by as RepriseSort, descending: sort.by === by ? !sort.descending : false } });
  }

  async loadFilters(): Promise<void> {
    try {
      this.filters = await call('reprise_filters', {});
    } catch (thrown) {
      // The list says what is wrong with the core; the menus just stay empty.
      console.warn(toApiError(thrown).code);
    }
  }

  /** Takes decided rows out at once and selects the one after them. */
  leave(...ids: readonly number[]): void {
    const gone = new Set(ids);
    const at = this.rows.findIndex((row) => row.id === this.selectedId);
    const stays = (row: RepriseRow): boolean => !gone.has(row.id);
    // One that is shown without being among the rows stood before the first.
    const from = Math.max(0, at);
    const next = this.rows.slice(from).find(stays) ?? this.rows.slice(0, from).findLast(stays);
    const wasGone = this.selectedId !== null && gone.has(this.selectedId);
    this.rows = this.rows.filter(stays);
    if (wasGone) this.select(next?.id ?? null);
  }

  /** The rows beside the selected one: where a key leads next. */
  get beside(): readonly number[] {
    const at = this.rows.findIndex((row) => row.id === this.selectedId);
    if (at < 0) return [];
    return [this.rows[at + 1], this.rows[at - 1]].flatMap((row) => (row ? [row.id] : []));
  }

  protected async fetch(question: Question, after: string | null, limit: number): Promise<Answer> {
    const { bucket, search, narrowing, sort } = question;
    const order = { sort: sort.by, descending: sort.descending };
    return call('reprise_list', { bucket, search: search.trim(), ...narrowing, state: null, ...order, after, limit });
  }
  protected idOf(row: RepriseRow): number {
    return row.id;
  }
  protected override took({ counts, urgent, rows }: Answer): void {
    this.counts = counts;
    this.urgent = urgent;
    this.onrows(rows);
  }
}
