// The connection to the house, for the frame of the window to say.
import {
  followConnection,
  onConnection,
  shell,
  toApiError,
  waitingCommands,
  type ApiError,
  type Held,
  type OtherSchema,
} from '../api';
import { toasts } from '../components';
import { fmt, t } from '../i18n';
import { session } from './session.svelte';

const SECOND_MS = 1_000;

class Connection {
  /** Since when the house does not answer. */
  lostSinceMs = $state<number | null>(null);
  /** Why the server refuses the line, where it says so. */
  why = $state.raw<ApiError | null>(null);
  /** Who has the house, while a command of this counter waits for it. */
  held = $state.raw<Held | null>(null);
  /** The house has another schema than this program knows. */
  schema = $state<OtherSchema | null>(null);
  /** Commands given whose answer is not known. */
  waiting = $state(0);

  /** Follows the shell until it is stopped. */
  follow(): () => void {
    const stop = onConnection((now, before) => {
      this.lostSinceMs = now.lost_since_ms;
      this.why = now.why === null ? null : toApiError(now.why);
      this.held = now.held;
      this.schema = now.schema;
      this.waiting = waitingCommands();
      const stands = ['revoked_at_ms', 'waiting', 'elsewhere'] as const;
      if (stands.some((word) => now[word] !== before[word])) void session.load();
      if (before.lost_since_ms !== null && now.lost_since_ms === null) this.#back(Date.now() - before.lost_since_ms);
      else if (now.cuts > before.cuts && now.lost_since_ms === null)
        toasts.show({ tone: 'plain', text: t('ui-line-cut') });
    });
    const unfollow = followConnection();
    return () => {
      stop();
      unfollow();
    };
  }

  /** Tries now instead of at the next turn. */
  async retry(): Promise<void> {
    await shell.retry().catch(() => undefined);
  }

  #back(awayMs: number): void {
    const seconds = Math.max(1, Math.round(awayMs / SECOND_MS));
    toasts.show({ tone: 'ok', text: t('ui-line-back', { seconds: fmt().number(seconds) }) });
    void session.load();
  }
}

export const connection = new Connection();
