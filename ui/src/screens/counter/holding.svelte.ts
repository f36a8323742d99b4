// What the house holds of the basket of whoever works here: said anew when it changes, and while it is worked on. It is an
// aid: a sale never waits for it, and one that is refused goes on without.
import { call, toApiError, type HeldSeats } from '../../api';
import { session } from '../../state';
import { clock } from '../../state/clock.svelte';
import { keyOf, type Line } from './basket';

/** A basket that is worked on is said again after so long: far less than the shortest time a house holds. */
const AGAIN_MS = 30_000;
/** From here on the end is near: two minutes, as whoever is slow may need them. */
const NEAR_MS = 120_000;

/** A basket, as it is said and as it hears. */
export interface Basket {
  readonly lines: readonly Line[];
  /** Places that are given back against it. */
  readonly exchanging: readonly number[];
  /** What the house answered: seats held, in the order asked, and those that somebody else has. */
  readonly hears: (asked: readonly Line[], held: HeldSeats, before: ReadonlySet<string>) => void;
}

class Holding {
  /** Until when the seats are held; null while none is. */
  untilMs = $state<number | null>(null);
  /** The seats that the house held at its last answer. */
  #held: ReadonlySet<string> = new Set();
  #basket: Basket | null = null;
  #saying: Promise<void> | null = null;
  #saidMs = 0;
  #again = false;

  /** How the hold stands: not there, good, near its end, or over. */
  readonly stands = $derived.by((): 'none' | 'good' | 'near' | 'over' => {
    if (this.untilMs === null) return 'none';
    const left = this.untilMs - clock.nowMs;
    return left <= 0 ? 'over' : left < NEAR_MS ? 'near' : 'good';
  });

  /** The basket has these seats now. */
  says(basket: Basket): void {
    const empty = basket.lines.length === 0;
    // Nothing was held and nothing is to be.
    if (empty && this.#held.size === 0 && !this.#saying) {
      this.#basket = null;
      return;
    }
    this.#basket = basket;
    if (this.#saying) this.#again = true;
    else this.#saying = this.#say();
  }

  /** A key was pressed, or the pointer: the basket is worked on. */
  works(): void {
    const now = performance.now();
    if (session.locked) return;
    if (this.#basket && this.#basket.lines.length > 0 && !this.#saying && now - this.#saidMs > AGAIN_MS) {
      this.#saying = this.#say();
    }
  }

  /** It was sold, or belongs to somebody else: nothing is held any more, and nobody has to be told. */
  forgets(): void {
    this.#basket = null;
    this.#held = new Set();
    this.untilMs = null;
  }

  /** Waits until the house has answered. */
  async said(): Promise<void> {
    while (this.#saying) await this.#saying;
  }

  async #say(): Promise<void> {
    do {
      this.#again = false;
      const basket = this.#basket;
      if (!basket) break;
      this.#saidMs = performance.now();
      const asked = basket.lines;
      const seats = asked.map(({ performance_id, seat_id }) => ({ performance_id, seat_id }));
      try {
        const held = await call('seats_hold', { seats, exchanging: [...basket.exchanging] });
        if (this.#basket === null) {
          // Sold or left meanwhile: what it held beyond that is nobody's.
          if (held.seats.length > 0) await call('seats_hold', { seats: [], exchanging: [] });
          continue;
        }
        const before = this.#held;
        this.#held = new Set(held.seats.map(keyOf));
        this.untilMs = held.seats.length > 0 ? held.until_ms : null;
        if (this.#basket === basket && !this.#again) basket.hears(asked, held, before);
      } catch (thrown) {
        session.heeds(toApiError(thrown));
      }
    } while (this.#again);
    this.#saying = null;
  }
}

export const holding = new Holding();
