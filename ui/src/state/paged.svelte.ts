// A list that comes page by page: what is asked for, the rows that came, and which one is selected.
import { toApiError, type ApiError } from '../api';
import { keys } from '../components';
import { session } from './session.svelte';

/** How long the hand rests before what it types is asked for. */
export const TYPING_MS = 120;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

export interface PageSize {
  /** Rows asked for at a time. */
  readonly page: number;
  /** The most one answer may hold. */
  readonly most: number;
}

export abstract class Paged<Question extends object, Row, Answer extends Page<Row> = Page<Row>> {
  question = $state.raw() as Question;
  rows = $state.raw<readonly Row[]>([]);
  next = $state.raw<string | null>(null);
  loading = $state(false);
  /** True until the first answer to the present question. */
  fresh = $state(true);
  error = $state.raw<ApiError | null>(null);
  /** Called when another row is selected, by a person or because the one before is gone. */
  onselect: (id: number | null) => void = () => undefined;
  readonly #size: PageSize;
  /** What is shown on a person's word, whatever page the list is on. */
  #held = false;
  #selectedId = $state<number | null>(null);
  /** Where the selected row stood, while it stays selected without being among the rows; -1 else. */
  #was = -1;
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(question: Question, size: PageSize) {
    this.question = question;
    this.#size = size;
  }

  protected abstract fetch(question: Question, after: string | null, limit: number): Promise<Answer>;
  protected abstract idOf(row: Row): number;
  /** Takes what came beside the rows. */
  protected took(_answer: Answer): void {}

  /** What is asked has no answer yet; the rows are those of before. */
  get asks(): boolean {
    return this.fresh || this.loading;
  }
  get selectedId(): number | null {
    return this.#selectedId;
  }
  get selected(): Row | null {
    return this.rows[this.#place()] ?? null;
  }

  select(id: number | null): void {
    keys.selects();
    this.#held = false;
    this.#was = -1;
    if (id === this.#selectedId) return;
    this.#selectedId = id;
    this.onselect(id);
  }

  /** Selects what need not be among the rows; null: nothing, and no row in its stead. */
  hold(id: number | null): void {
    this.select(id);
    this.#held = true;
  }

  /** Asks another question at once. */
  ask(change: Partial<Question>): void {
    this.#held = false;
    this.question = { ...this.question, ...change };
    void this.restart();
  }

  /** Asks another question once the hand rests. */
  type(change: Partial<Question>): void {
    this.#held = false;
    this.question = { ...this.question, ...change };
    this.fresh = true;
    // What is still on its way answers the question of before.
    this.#asked += 1;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.restart(), TYPING_MS);
  }

  /** Asks the present question from the beginning. */
  async restart(): Promise<void> {
    clearTimeout(this.#typing);
    this.fresh = true;
    await this.#read(this.#size.page, null);
  }

  /** Asks the same again, in place: something changed. */
  async refresh(): Promise<void> {
    await this.#read(this.#whole(this.rows.length), null);
  }

  /** Whole pages for so many rows: a server keeps a plan for each number that is asked for. */
  #whole(rows: number): number {
    const { page, most } = this.#size;
    return Math.min(most, Math.max(1, Math.ceil(rows / page)) * page);
  }

  async more(): Promise<void> {
    if (!this.loading && this.next !== null) await this.#read(this.#size.page, this.next);
  }

  /** Reads on until `most` rows are there, or all of them. */
  async readOn(most: number): Promise<void> {
    while (this.next !== null && this.rows.length < most && this.error === null) {
      const had = this.rows.length;
      await this.#read(Math.min(this.#size.most, most - had), this.next);
      // Another question was asked meanwhile: its rows are not these.
      if (this.rows.length <= had) return;
    }
  }

  /**
   * Selects what took the place of a selected row that is gone, which no key means before it can have been read; the first
   * row of another list.
   */
  protected reselect(before: number): void {
    if (this.#place() >= 0 || this.#held) return;
    const found = this.rows[before] ?? this.rows.at(before < 0 ? 0 : -1);
    this.select(found === undefined ? null : this.idOf(found));
    if (before >= 0) keys.givesWay(true);
  }

  /**
   * Whether the selected row stays selected though it is not among the rows: it lay past those that were read again, or
   * a form or a question is about it.
   */
  #stays(before: number): boolean {
    if (this.#selectedId === null || before < 0) return false;
    return keys.owned || (before >= this.rows.length && this.next !== null);
  }

  #place(): number {
    return this.rows.findIndex((row) => this.idOf(row) === this.#selectedId);
  }

  async #read(limit: number, after: string | null): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    this.loading = true;
    try {
      const answer = await this.fetch(this.question, after, limit);
      // An answer to an earlier question must not replace a later one's.
      if (mine !== this.#asked) return;
      const before = this.fresh ? -1 : Math.max(this.#place(), this.#was);
      this.rows = after === null ? answer.rows : [...this.rows, ...answer.rows];
      this.next = answer.next;
      this.error = null;
      this.fresh = false;
      this.took(answer);
      this.#was = this.#place() < 0 && this.#stays(before) ? before : -1;
      if (this.#was < 0) this.reselect(before);
      // A page that passed over many rows ends short: it goes on until it is full.
      const missing = limit - answer.rows.length;
      if (answer.next !== null && missing > 0) await this.#read(missing, answer.next);
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    } finally {
      if (mine === this.#asked) this.loading = false;
    }
  }
}
