// A move as it is prepared: who it concerns, and the words that are still the house's to change.
import { call, type Args, type MailWords, type PerformanceView, type ReschedulingQuote } from '../../../api';
import { Reading } from '../../../state/reading.svelte';

export type Language = MailWords['locale'];

export class Rescheduling {
  readonly #view: PerformanceView;
  readonly #startsAt: string;
  /** What the core says of the move, and the mails as they would read now. */
  readonly quote: Reading<ReschedulingQuote>;
  /** The words, once they were read: typed over, they stay whatever is read again. */
  words = $state<{ locale: Language; subject: string; text: string }[]>([]);
  free = $state(true);
  day = $state<string | null>(null);

  constructor(view: PerformanceView, startsAt: string) {
    this.#view = view;
    this.#startsAt = startsAt;
    this.quote = new Reading(async () => this.#ask());
  }

  /** What is sent: the words of each language, and the day while it is switched on. */
  get args(): Args<'performance_reschedule'> {
    return {
      id: this.#view.row.id,
      version: this.#view.version,
      starts_at: this.#startsAt,
      free_until: this.free ? this.day : null,
      words: this.words.map((words) => ({ ...words })),
    };
  }

  /** Customers who are told, by mail or by letter. */
  get told(): number {
    const concerned = this.quote.value?.concerned;
    return concerned ? concerned.by_mail + concerned.by_letter : 0;
  }

  async #ask(): Promise<ReschedulingQuote> {
    const quote = await call('performance_reschedule_quote', this.args);
    if (this.day === null && this.free) this.day = quote.proposed_day;
    const known = new Set(this.words.map((words) => words.locale));
    const others = quote.mails.map((mail) => mail.words).filter((words) => !known.has(words.locale));
    if (others.length > 0) this.words = [...this.words, ...others.map((words) => ({ ...words }))];
    return quote;
  }
}
