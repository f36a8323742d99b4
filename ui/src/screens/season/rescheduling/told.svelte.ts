// Who was told of a move, page by page, by name.
import { LIMITS, call, type ToldRow } from '../../../api';
import { Paged, type Page } from '../../../state/paged.svelte';

interface Question {
  readonly id: number;
}

export class ToldList extends Paged<Question, ToldRow> {
  constructor(id: number) {
    super({ id }, { page: LIMITS.page, most: LIMITS.page });
  }

  protected async fetch(question: Question, after: string | null, limit: number): Promise<Page<ToldRow>> {
    const page = await call('rescheduling_told', { ...question, after: after === null ? null : Number(after), limit });
    return { rows: page.rows, next: page.next === null ? null : String(page.next) };
  }
  protected idOf(row: ToldRow): number {
    return row.mail_id;
  }
}
