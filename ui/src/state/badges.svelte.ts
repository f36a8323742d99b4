// The small numbers of the rail and the status bar, asked for every few seconds; they tell of the connection too.
import { call, onChanged, toApiError, type Badges } from '../api';
import { session } from './session.svelte';

const EVERY_MS = 5_000;

class BadgeCounts {
  now = $state.raw<Badges | null>(null);
  /** False while the core does not answer. */
  online = $state(true);

  #asking = false;
  #again = false;

  async refresh(): Promise<void> {
    // One question at a time: it may wait for a lost connection. What changes meanwhile asks once more after it.
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      const counts = await call('badges', {});
      // The same figures keep the same object: what follows them is not woken for nothing.
      if (JSON.stringify(counts) !== JSON.stringify(this.now)) this.now = counts;
      this.online = true;
    } catch (thrown) {
      const error = toApiError(thrown);
      if (!session.heeds(error)) this.online = error.code !== 'unreachable';
    } finally {
      this.#asking = false;
      if (this.#again) {
        this.#again = false;
        void this.refresh();
      }
    }
  }

  /** Asks now, at each change, and at least every five seconds. Returns the function that stops it. */
  follow(): () => void {
    void this.refresh();
    const timer = setInterval(() => void this.refresh(), EVERY_MS);
    const stop = onChanged(null, () => void this.refresh());
    return () => {
      clearInterval(timer);
      stop();
    };
  }
}

export const badges = new BadgeCounts();
