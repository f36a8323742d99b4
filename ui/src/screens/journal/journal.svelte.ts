// The journal: what is asked for, the rows that came, what the verification said.
import { call, toApiError, type ApiError, type JournalRow, type OperatorCard, type Verification } from '../../api';
import { session } from '../../state';

const PAGE = 100;
const TYPING_MS = 200;

export interface JournalQuestion {
  readonly operator_id: number | null;
  readonly customer: string;
  readonly order: string;
  readonly from_ms: number | null;
  readonly to_ms: number | null;
}
const everything: JournalQuestion = { operator_id: null, customer: '', order: '', from_ms: null, to_ms: null };

export class JournalList {
  question = $state.raw<JournalQuestion>(everything);
  rows = $state.raw<readonly JournalRow[]>([]);
  next = $state.raw<string | null>(null);
  operators = $state.raw<readonly OperatorCard[]>([]);
  selected = $state<number | null>(null);
  loading = $state(false);
  fresh = $state(true);
  error = $state.raw<ApiError | null>(null);

  verifying = $state(false);
  verdict = $state.raw<Verification | null>(null);
  verdictError = $state.raw<ApiError | null>(null);

  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  get isNarrowed(): boolean {
    return Object.values(this.question).some((value) => value !== null && value !== '');
  }

  ask(change: Partial<JournalQuestion>): void {
    this.question = { ...this.question, ...change };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.restart(), TYPING_MS);
  }

  widen(): void {
    this.ask(everything);
  }

  async restart(): Promise<void> {
    this.fresh = true;
    await this.#load(null);
  }

  async more(): Promise<void> {
    if (!this.loading && this.next !== null) await this.#load(this.next);
  }

  async loadOperators(): Promise<void> {
    try {
      this.operators = await call('operators_signin', {});
    } catch (thrown) {
      console.warn(toApiError(thrown).code);
    }
  }

  async verify(): Promise<void> {
    if (this.verifying) return;
    this.verifying = true;
    this.verdict = null;
    this.verdictError = null;
    try {
      this.verdict = await call('journal_verify', {});
    } catch (thrown) {
      this.verdictError = toApiError(thrown);
      session.heeds(this.verdictError);
    } finally {
      this.verifying = false;
    }
  }

  async #load(after: string | null, limit = PAGE): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    let found = 0;
    this.loading = true;
    try {
      const page = await call('journal_list', { ...this.question, after, limit });
      if (mine !== this.#asked) return;
      found = page.rows.length;
      this.rows = after === null ? page.rows : [...this.rows, ...page.rows];
      this.next = page.next;
      this.error = null;
      this.fresh = false;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    } finally {
      if (mine === this.#asked) this.loading = false;
    }
    // A page that passed over many rows ends short: it goes on until it is full.
    if (mine === this.#asked && !this.error && this.next !== null && found < limit)
      await this.#load(this.next, limit - found);
  }
}
