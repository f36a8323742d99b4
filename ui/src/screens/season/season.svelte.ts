// The season: the list of performances, and the one selected with its grid.
import {
  call,
  type PerformanceView,
  type SeasonChoices,
  type SeasonCounts,
  type SeasonPage,
  type SeasonRow,
  type SeasonScope,
} from '../../api';
import { Paged } from '../../state/paged.svelte';
import { Reading } from '../../state/reading.svelte';

const PAGE = 100;
const none: SeasonCounts = { upcoming: 0, on_sale: 0, waiting: 0, past: 0 };

interface Question {
  readonly scope: SeasonScope;
  readonly search: string;
  readonly show_id: number | null;
}

interface Answer extends SeasonPage {
  readonly choices: SeasonChoices;
}

export class Season extends Paged<Question, SeasonRow, Answer> {
  counts = $state.raw<SeasonCounts>(none);
  choices = $state.raw<SeasonChoices | null>(null);
  /** The performance selected, with its grid. */
  readonly performance = new Reading(async () => call('performance_view', { id: this.selectedId ?? 0 }));
  /** The list is read again in place: the one selected stays, even where it is not in sight. */
  #keeps = false;

  constructor() {
    super({ scope: 'upcoming', search: '', show_id: null }, { page: PAGE, most: PAGE });
    this.onselect = (id) => {
      if (id === null) this.performance.clear();
      else void this.reload();
    };
  }

  get narrowed(): boolean {
    return this.question.search !== '' || this.question.show_id !== null;
  }

  get view(): PerformanceView | null {
    return this.performance.value;
  }

  /** Something changed: the list and the one selected are read again. */
  override async refresh(): Promise<void> {
    this.#keeps = true;
    await Promise.all([super.refresh(), this.reload()]);
  }

  override async restart(): Promise<void> {
    this.#keeps = false;
    await super.restart();
  }

  /** Reads the selected performance again. */
  async reload(): Promise<void> {
    if (this.selectedId !== null) await this.performance.load();
  }

  /** A performance that was just made or changed: shown at once, the list follows. */
  show(view: PerformanceView): void {
    this.performance.took(view);
    this.select(view.row.id);
  }

  protected async fetch(question: Question, after: string | null, limit: number): Promise<Answer> {
    const [page, choices] = await Promise.all([
      call('season_list', { ...question, after, limit }),
      call('season_choices', {}),
    ]);
    return { ...page, choices };
  }
  protected idOf(row: SeasonRow): number {
    return row.id;
  }
  protected override took({ counts, choices }: Answer): void {
    this.counts = counts;
    this.choices = choices;
  }
  protected override reselect(before: number): void {
    if (!this.#keeps || this.selectedId === null) super.reselect(before);
  }
}
