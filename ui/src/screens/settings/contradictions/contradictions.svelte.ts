// What imports say that is otherwise here: those that wait, or those that were settled.
import { call, type ContradictionRow } from '../../../api';
import { t } from '../../../i18n';
import { Paged } from '../../../state/paged.svelte';

const PAGE = 50;
const MOST = 200;

interface Question {
  readonly settled: boolean;
}

interface Answer {
  readonly rows: readonly ContradictionRow[];
  readonly next: string | null;
}

export class Contradictions extends Paged<Question, ContradictionRow, Answer> {
  constructor() {
    super({ settled: false }, { page: PAGE, most: MOST });
  }

  show(settled: boolean): void {
    this.select(null);
    this.ask({ settled });
  }

  protected async fetch({ settled }: Question, after: string | null, limit: number): Promise<Answer> {
    const asked = { settled, after: after === null ? null : Number(after), limit };
    const { rows, next } = await call('contradictions', asked);
    return { rows, next: next === null ? null : String(next) };
  }
  protected idOf(row: ContradictionRow): number {
    return row.id;
  }
}

/** What the files say. */
export const thereOf = ({ what }: ContradictionRow): string =>
  t(`import-there-${what.there.replaceAll('_', '-')}`, { value: what.there_value });
/** What was done here. */
export const hereOf = ({ what }: ContradictionRow): string =>
  t(`import-here-${what.here.replaceAll('_', '-')}`, { value: what.here_value });
