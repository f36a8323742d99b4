// Names of the house in their order, categories or rates: read, then replaced by what each change answers.
import { endsSession, onChanged, toApiError, type ApiError } from '../../../api';
import { t } from '../../../i18n';
import { session } from '../../../state';
import { Attempt, type AttemptOptions } from '../../../state/attempt.svelte';

export class Names<Row> {
  rows = $state.raw<readonly Row[] | null>(null);
  failed = $state.raw<ApiError | null>(null);
  readonly adding = new Attempt();
  readonly changing = new Attempt();
  /** For a form, which says itself what was refused. */
  readonly silent: AttemptOptions = { title: t('settings-not-saved'), quiet: () => true };
  /** For a key on a line: said in a message, and the list read again. */
  readonly loud: AttemptOptions = { title: t('settings-not-saved'), onrefused: () => void this.load() };

  readonly #read: () => Promise<readonly Row[]>;
  readonly #told: (rows: readonly Row[]) => void;

  constructor(read: () => Promise<readonly Row[]>, told: (rows: readonly Row[]) => void) {
    this.#read = read;
    this.#told = told;
  }

  /** Reads now and at each change of the season. Returns what stops it. */
  follow(): () => void {
    void this.load();
    return onChanged(['season'], () => void this.load());
  }

  async load(): Promise<void> {
    try {
      this.took(await this.#read());
      this.failed = null;
    } catch (thrown) {
      this.failed = toApiError(thrown);
      if (endsSession(this.failed)) session.expired();
    }
  }

  /** The list as a change left it; null when it was refused. */
  took(now: readonly Row[] | null): boolean {
    if (now === null) return false;
    this.rows = now;
    this.#told(now);
    return true;
  }
}
