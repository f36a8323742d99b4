// Mails: the list, what stops them from leaving, and the one selected as it would be read.
import {
  LIMITS,
  call,
  type MailCounts,
  type MailDetail,
  type MailLines,
  type MailPage,
  type MailRow,
  type MailShow,
} from '../../api';
import { Paged } from '../../state/paged.svelte';
import { Reading } from '../../state/reading.svelte';

const PAGE = LIMITS.page;

interface Question {
  readonly show: MailShow;
  readonly search: string;
}

/** A page, and how its mails leave. */
type Answer = MailPage & { readonly delivery: MailLines };

export class MailList extends Paged<Question, MailRow, Answer> {
  counts = $state.raw<MailCounts>({ waiting: 0, failed: 0, in_doubt: 0 });
  /** The connections to mail servers over which nothing leaves. */
  delivery = $state.raw<MailLines>({ lines: [], waiting: 0 });
  /** The mail selected. */
  readonly mail = new Reading<MailDetail>(async () => call('mail_show', { id: this.selectedId ?? 0 }));

  constructor() {
    super({ show: 'all', search: '' }, { page: PAGE, most: PAGE });
    this.onselect = (id) => {
      if (id === null) this.mail.clear();
      else void this.mail.load();
    };
  }

  /** Something changed: the list and the mail in view are read again. */
  override async refresh(): Promise<void> {
    await super.refresh();
    if (this.selectedId !== null) await this.mail.load();
  }

  protected async fetch(question: Question, after: string | null, limit: number): Promise<Answer> {
    const [page, delivery] = await Promise.all([
      call('mail_list', { ...question, after, limit }),
      call('mail_lines', {}),
    ]);
    return { ...page, delivery };
  }
  protected idOf(row: MailRow): number {
    return row.id;
  }
  protected override took({ counts, delivery }: Answer): void {
    this.counts = counts;
    this.delivery = delivery;
  }
}
