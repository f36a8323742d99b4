// One press of a key sent to the core: busy while it is out, a sentence when it is refused.
import {
  endsSession,
  prepare,
  toApiError,
  type ApiError,
  type Args,
  type CommandName,
  type Prepared,
  type Reply,
} from '../api';
import { toasts } from '../components';
import { sentenceOf, t } from '../i18n';
import { session } from './session.svelte';

export interface AttemptOptions {
  /** What did not happen, above the sentence of the error. */
  readonly title: string;
  /** The page says the error itself, beside what it is about: no message then. */
  readonly quiet?: (error: ApiError) => boolean;
  /** After a refusal: read again what may have changed. */
  readonly onrefused?: (error: ApiError) => void;
}

export class Attempt {
  busy = $state(false);
  error = $state.raw<ApiError | null>(null);
  /** A command of which nobody said what became of it: it may have been done. */
  #doubt: { readonly bytes: string; readonly command: unknown } | null = null;

  /**
   * Sends a command; null when it was refused or another one is out. A core that did not answer, or that cannot tell
   * whether it is done, can be asked again under the same id, so that nothing is done twice.
   */
  async run<N extends CommandName>(name: N, args: Args<N>, options: AttemptOptions): Promise<Reply<N> | null> {
    if (this.busy) return null;
    const bytes = `${name} ${JSON.stringify(args)}`;
    // Asked for again as it was: what may have been done already is not done twice.
    const command = this.#doubt?.bytes === bytes ? (this.#doubt.command as Prepared<N>) : prepare(name, args);
    return this.again(async () => {
      try {
        const reply = await command.send();
        this.#doubt = null;
        return reply;
      } catch (thrown) {
        const error = toApiError(thrown);
        if (command.inDoubt) this.#doubt = { bytes, command };
        // Refused before it was looked at: the one in doubt still is.
        else if (!endsSession(error)) this.#doubt = null;
        throw thrown;
      }
    }, options);
  }

  /** The same for anything that answers later: a command kept by its caller, a file to open. */
  async again<R>(send: () => Promise<R>, options: AttemptOptions): Promise<R | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    try {
      return await send();
    } catch (thrown) {
      const error = toApiError(thrown);
      this.error = error;
      if (!session.heeds(error) && !options.quiet?.(error)) {
        const retry = { label: t('ui-retry'), run: () => void this.again(send, options) };
        toasts.show({
          tone: 'bad',
          text: options.title,
          detail: sentenceOf(error),
          action: error.code === 'unreachable' ? retry : undefined,
        });
      }
      options.onrefused?.(error);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
