// Something a screen shows, read from the core: now, at each change, and after the lock.
import { untrack } from 'svelte';
import { onChanged, toApiError, type ApiError, type Topic } from '../api';
import { session } from './session.svelte';

export class Reading<T> {
  value = $state.raw<T | null>(null);
  /** Why the last try gave nothing; what was read before is still there. */
  error = $state.raw<ApiError | null>(null);
  readonly #read: () => Promise<T>;
  #asked = 0;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  /**
   * For an `$effect`: reads now, at each change of these topics, and again once the lock is opened.
   * Without topics, what was read is kept: a form half filled in must be found again behind the lock.
   */
  follow(topics: readonly Topic[] = []): () => void {
    // A core that asks for the PIN has nothing to read to anybody.
    if (session.locked) return () => {};
    untrack(() => {
      if (topics.length > 0 || this.value === null) void this.load();
    });
    return topics.length > 0 ? onChanged(topics, () => void this.load()) : () => {};
  }

  /** Reads again; an answer that is overtaken by a later question is dropped. */
  async load(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const found = await this.#read();
      if (mine === this.#asked) this.took(found);
    } catch (thrown) {
      const error = toApiError(thrown);
      if (mine === this.#asked && !session.heeds(error)) this.error = error;
    }
  }

  /** Forgets what was read, and whatever is still being read. */
  clear(): void {
    this.#asked += 1;
    this.value = null;
    this.error = null;
  }

  /** What a command answered instead of a reading. */
  took(found: T): void {
    this.value = found;
    this.error = null;
  }
}
