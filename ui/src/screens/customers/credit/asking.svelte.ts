// A question that is asked anew at each change of what is typed, and is sent on only once it was answered.
import { Reading } from '../../../state/reading.svelte';

export class Asking<Quote> {
  readonly reading: Reading<Quote>;
  /** The answer is to what stands there now. */
  settled = $state(false);

  #asked = 0;

  constructor(ask: () => Promise<Quote>) {
    this.reading = new Reading(ask);
  }

  async ask(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    this.settled = false;
    this.reading.error = null;
    await this.reading.load();
    // Asked anew meanwhile: what stands there is of before.
    if (mine !== this.#asked) return;
    this.settled = this.reading.error === null && this.reading.value !== null;
  }

  /** The answer, where it is to what stands there now. */
  get quote(): Quote | null {
    return this.settled ? this.reading.value : null;
  }
}
