// The journal: what is asked for, the rows that came, what the verification said.
import {
  call,
  toApiError,
  type ApiError,
  type JournalPage,
  type JournalRow,
  type OperatorCard,
  type PaperChecked,
  type Verification,
} from '../../api';
import { session } from '../../state';
import { Paged } from '../../state/paged.svelte';

const PAGE = 100;

export interface JournalQuestion {
  readonly operator_id: number | null;
  readonly customer: string;
  readonly order: string;
  readonly from_ms: number | null;
  readonly to_ms: number | null;
}
const everything: JournalQuestion = { operator_id: null, customer: '', order: '', from_ms: null, to_ms: null };

export class JournalList extends Paged<JournalQuestion, JournalRow, JournalPage> {
  operators = $state.raw<readonly OperatorCard[]>([]);
  verifying = $state(false);
  verdict = $state.raw<Verification | null>(null);
  verdictError = $state.raw<ApiError | null>(null);
  /** What the journal says of a paper; in the place of the verdict. */
  paper = $state.raw<PaperChecked | null>(null);
  checking = $state(false);

  constructor() {
    super(everything, { page: PAGE, most: PAGE });
  }

  get isNarrowed(): boolean {
    return Object.values(this.question).some((value) => value !== null && value !== '');
  }

  widen(): void {
    this.ask(everything);
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
    this.forget();
    try {
      this.verdict = await call('journal_verify', {});
    } catch (thrown) {
      this.verdictError = toApiError(thrown);
      session.heeds(this.verdictError);
    } finally {
      this.verifying = false;
    }
  }

  /** Holds a paper against the journal: what is typed of it. */
  async check(said: string): Promise<void> {
    if (this.checking || said.trim() === '') return;
    this.checking = true;
    this.forget();
    try {
      this.paper = await call('paper_check', { said });
    } catch (thrown) {
      this.verdictError = toApiError(thrown);
      session.heeds(this.verdictError);
    } finally {
      this.checking = false;
    }
  }

  private forget(): void {
    this.verdict = null;
    this.verdictError = null;
    this.paper = null;
  }

  protected async fetch(question: JournalQuestion, after: string | null, limit: number): Promise<JournalPage> {
    return call('journal_list', { ...question, after, limit });
  }
  protected idOf(row: JournalRow): number {
    return row.seq;
  }
  /** Nothing opens beside the journal: no row is selected until somebody does. */
  protected override reselect(): void {}
}
