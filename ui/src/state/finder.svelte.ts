// What a person looks for anywhere: the box, what is typed in it, and what was found.
import { call, toApiError, type ApiError, type Hit } from '../api';
import { openTarget, targetOf } from './opening';
import { session } from './session.svelte';

const LIMIT = 30;
/** How long the hand rests before what it types is looked for. */
const RESTS_MS = 80;

class Finder {
  shown = $state(false);
  text = $state('');
  /** What was found; null until the first answer to what is typed now. */
  hits = $state.raw<readonly Hit[] | null>(null);
  error = $state.raw<ApiError | null>(null);
  at = $state(0);
  /** What the answer in view is for. */
  answered = $state('');
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Enter was pressed before the answer was there. */
  #wanted = false;

  /** Brings up the box, with words that were typed elsewhere. */
  open(text = ''): void {
    this.shown = true;
    this.type(text);
  }

  close(): void {
    this.shown = false;
    this.type('');
  }

  type(text: string): void {
    this.text = text;
    this.error = null;
    this.#wanted = false;
    this.#asked += 1;
    clearTimeout(this.#timer);
    if (text.trim() === '') {
      this.hits = null;
      this.answered = '';
    } else this.#timer = setTimeout(() => void this.find(), RESTS_MS);
  }

  async find(): Promise<void> {
    const [mine, text] = [this.#asked, this.text];
    this.error = null;
    try {
      const { hits } = await call('find', { text, limit: LIMIT });
      if (mine !== this.#asked) return;
      this.hits = hits;
      this.answered = text;
      this.at = 0;
      if (this.#wanted && hits.length > 0) this.go(hits[0]);
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.hits = null;
      const error = toApiError(thrown);
      // Whoever comes back is not met by a refusal of before the lock.
      if (session.heeds(error)) this.close();
      else this.error = error;
    }
  }

  move(by: number): void {
    const count = this.hits?.length ?? 0;
    if (count > 0) this.at = (this.at + by + count) % count;
  }

  /** Opens what is selected; where the answer is still on its way, its first hit once it is there. */
  enter(): void {
    if (this.answered === this.text && this.hits) this.go(this.hits[this.at]);
    else this.#wanted = this.text.trim() !== '';
  }

  go(hit: Hit | undefined): void {
    if (!hit) return;
    this.close();
    openTarget(targetOf(hit));
  }
}

export const finder = new Finder();
