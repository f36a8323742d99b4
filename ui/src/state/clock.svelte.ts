// The time as the pages show it: « il reste 31 h » must not stand still. Changes twice a minute.
class Clock {
  nowMs = $state(Date.now());

  start(): () => void {
    const timer = setInterval(() => (this.nowMs = Date.now()), 30_000);
    return () => clearInterval(timer);
  }
}

export const clock = new Clock();
