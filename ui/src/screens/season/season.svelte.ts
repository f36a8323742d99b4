// The season: the list of performances, and the one selected with its grid.
import {
  call,
  toApiError,
  type ApiError,
  type PerformanceView,
  type SeasonChoices,
  type SeasonCounts,
  type SeasonRow,
  type SeasonScope,
} from '../../api';
import { session } from '../../state';

const PAGE = 100;
const TYPING_MS = 120;
const none: SeasonCounts = { upcoming: 0, on_sale: 0, waiting: 0, past: 0 };

class Season {
  scope = $state<SeasonScope>('upcoming');
  search = $state('');
  show = $state<number | null>(null);
  rows = $state.raw<readonly SeasonRow[]>([]);
  counts = $state.raw<SeasonCounts>(none);
  next = $state.raw<string | null>(null);
  choices = $state.raw<SeasonChoices | null>(null);
  selected = $state<number | null>(null);
  view = $state.raw<PerformanceView | null>(null);
  fresh = $state(true);
  loading = $state(false);
  error = $state.raw<ApiError | null>(null);
  viewError = $state.raw<ApiError | null>(null);
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  get narrowed(): boolean {
    return this.search !== '' || this.show !== null;
  }

  type(text: string): void {
    this.search = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.restart(), TYPING_MS);
  }

  ask(change: { scope?: SeasonScope; show?: number | null }): void {
    if (change.scope !== undefined) this.scope = change.scope;
    if (change.show !== undefined) this.show = change.show;
    void this.restart();
  }

  async restart(): Promise<void> {
    await this.#load(null, false);
  }

  /** Something changed: the list and the one selected are read again, even where it is not in sight. */
  async refresh(): Promise<void> {
    await Promise.all([this.#load(null, true), this.reload()]);
  }

  async more(): Promise<void> {
    if (this.next !== null && !this.loading) await this.#load(this.next, true);
  }

  async #load(after: string | null, keep: boolean): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    this.loading = true;
    try {
      const asked = { scope: this.scope, search: this.search, show_id: this.show, after, limit: PAGE };
      const [page, choices] = await Promise.all([call('season_list', asked), call('season_choices', {})]);
      if (mine !== this.#asked) return;
      this.rows = after === null ? page.rows : [...this.rows, ...page.rows];
      this.next = page.next;
      this.counts = page.counts;
      this.choices = choices;
      this.fresh = false;
      this.error = null;
      const gone = !keep && !this.rows.some((row) => row.id === this.selected);
      if (gone || this.selected === null) await this.select(this.rows[0]?.id ?? null);
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.error = toApiError(thrown);
      session.heeds(this.error);
    } finally {
      if (mine === this.#asked) this.loading = false;
    }
  }

  async select(id: number | null): Promise<void> {
    this.selected = id;
    if (id === null) this.view = null;
    else await this.reload();
  }

  /** Reads the selected performance again. */
  async reload(): Promise<void> {
    const id = this.selected;
    if (id === null) return;
    try {
      const view = await call('performance_view', { id });
      if (this.selected !== id) return;
      this.view = view;
      this.viewError = null;
    } catch (thrown) {
      if (this.selected !== id) return;
      this.viewError = toApiError(thrown);
      session.heeds(this.viewError);
    }
  }

  /** A performance that was just made or changed: shown at once, the list follows. */
  took(view: PerformanceView): void {
    this.selected = view.row.id;
    this.view = view;
  }
}

export { Season };
