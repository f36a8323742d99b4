// The journal: what is asked for, the rows that came, what the verification said.
import {
  call,
  toApiError,
  type ApiError,
  type JournalPage,
  type JournalRow,
  type OperatorCard,
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

  protected async fetch(question: JournalQuestion, after: string | null, limit: number): Promise<JournalPage> {
    return call('journal_list', { ...question, after, limit });
  }
  protected idOf(row: JournalRow): number {
    return row.seq;
  }
  /** Nothing opens beside the journal: no row is selected until somebody does. */
  protected override reselect(): void {}
}
