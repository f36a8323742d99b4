// The house's time as the pages show it: « il reste 31 h » must not stand still. Moves twice a minute.
class Clock {
  nowMs = $state(Date.now());
  /** How far the house's clock is ahead of this machine's. */
  #aheadMs = 0;

  start(): () => void {
    const timer = setInterval(() => this.#tick(), 30_000);
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

  #tick(): void {
    this.nowMs = Date.now() + this.#aheadMs;
  }
}

export const clock = new Clock();
