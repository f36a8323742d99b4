// The house's time as the pages show it: « il reste 31 h » must not stand still. Moves twice a minute.

/** The machine's clock was set, or the machine slept, when it moves so much against the time that is counted. */
const SET_MS = 5_000;

class Clock {
  nowMs = $state(Date.now());
  /** How far the house's clock is ahead of this machine's. */
  #aheadMs = 0;
  /** How far this machine's clock is ahead of the time counted since the page was opened. */
  #countedMs = Date.now() - performance.now();

  /** `again` asks the core for the time, once the machine's clock was set. */
  start(again: () => void): () => void {
    const timer = setInterval(() => {
      if (this.#wasSet()) again();
      this.#tick();
    }, 30_000);
    return () => clearInterval(timer);
  }

  /** The core says what time it is in the house. */
  set(nowMs: number): void {
    this.#aheadMs = nowMs - Date.now();
    this.#tick();
  }

  /** An instant of the house's clock on this machine's, for what counts down here. */
  local(houseMs: number): number {
    return houseMs - this.#aheadMs;
  }

  #wasSet(): boolean {
    const before = this.#countedMs;
    this.#countedMs = Date.now() - performance.now();
    return Math.abs(this.#countedMs - before) > SET_MS;
  }

  #tick(): void {
    this.nowMs = Date.now() + this.#aheadMs;
  }
}

export const clock = new Clock();
