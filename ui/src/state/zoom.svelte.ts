// How large the pages are drawn. Kept on this counter, for it is its screen and who sits there that decide.
import { shell } from '../api';

/** In percent of the usual size. */
export const ZOOMS = [90, 100, 110, 125, 150] as const;
const USUAL = 100;
const KEY = 'zoom';

class Zoom {
  percent = $state<number>(USUAL);

  /** As it was left here. */
  start(): void {
    const kept = ZOOMS.find((percent) => String(percent) === localStorage.getItem(KEY));
    if (kept !== undefined && kept !== USUAL) this.use(kept);
  }

  use(percent: number): void {
    this.percent = percent;
    localStorage.setItem(KEY, String(percent));
    // A browser draws its pages itself, and answers nothing.
    shell.zoom(percent).catch(() => undefined);
  }

  /** One step larger or smaller, where there is one. */
  step(by: 1 | -1): void {
    const next = ZOOMS[ZOOMS.findIndex((percent) => percent === this.percent) + by];
    if (next !== undefined) this.use(next);
  }

  usual(): void {
    this.use(USUAL);
  }
}

export const zoom = new Zoom();
