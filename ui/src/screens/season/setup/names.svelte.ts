// Names of the house in their order, categories or rates: read, then replaced by what each change answers.
import { t } from '../../../i18n';
import { Attempt, type AttemptOptions } from '../../../state/attempt.svelte';
import { Reading } from '../../../state/reading.svelte';

export class Names<Row> extends Reading<readonly Row[]> {
  readonly adding = new Attempt();
  readonly changing = new Attempt();
  readonly #again = (): void => void this.load();
  /** For a form, which says itself what was refused. The list is read again behind it. */
  readonly silent: AttemptOptions = { title: t('settings-not-saved'), quiet: () => true, onrefused: this.#again };
  /** For a key on a line: said in a message, and the list read again. */
  readonly loud: AttemptOptions = { title: t('settings-not-saved'), onrefused: this.#again };

  /** The list as a change left it; null when it was refused. */
  changed(now: readonly Row[] | null): boolean {
    if (now === null) return false;
    this.took(now);
    return true;
  }
}
