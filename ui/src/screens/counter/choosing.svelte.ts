// The best seats, asked of the core: what is pressed while they are on their way is not lost.
import { LIMITS, call, toApiError, type BestReason, type FreeSeat } from '../../api';
import { session } from '../../state';
import type { Sale } from './sale.svelte';
import { untouched } from './tender';

export interface Chosen {
  readonly seats: readonly FreeSeat[];
  /** Why these; null where there are not so many. */
  readonly reason: BestReason | null;
}

export class Choosing {
  /** The best seats are being asked for: nothing is sold without them. */
  busy = $state(false);

  readonly #sale: Sale;
  /** The question for the price that the seats bring with them; null where not all of them come. */
  asked: Promise<number | null> = Promise.resolve(null);

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  /** Puts the best seats together into the basket, and says why these; null where the question came to nothing. */
  async best(count: number): Promise<Chosen | null> {
    const sale = this.#sale;
    const evening = sale.performanceId;
    if (this.busy || evening === null) return null;
    this.busy = true;
    const before = sale.quoting.asked;
    const chosen = this.#ask(evening, count);
    // Fewer than were asked for are looked at before they are sold.
    const all = (came: Chosen | null): boolean => came?.seats.length === count && sale.added.length === count;
    this.asked = chosen.then((came) => (all(came) ? before + 1 : null));
    return await chosen;
  }

  async #ask(evening: number, count: number): Promise<Chosen | null> {
    const sale = this.#sale;
    // Seats are the hall's: those of another evening would be taken for these.
    const gone = (): boolean => sale.performanceId !== evening || sale.left;
    try {
      await sale.seatsRead();
      const { free } = sale;
      if (!free || gone()) return null;
      if (count < 1 || count > LIMITS.places) return { seats: [], reason: null };
      const { seat_ids, reason } = await call('seats_best', {
        performance_id: evening,
        count,
        category_id: sale.category,
        taken: [...sale.inBasket],
      });
      if (gone()) return null;
      const ids = new Set(seat_ids);
      const there = (): readonly FreeSeat[] => (sale.free?.seats ?? []).filter((seat) => ids.has(seat.id));
      // The core knows of a hold that ended, and the seats on the screen are of before.
      if (there().length < ids.size) await sale.loadSeats();
      if (gone()) return null;
      const seats = there();
      sale.add(seats);
      return { seats, reason };
    } catch (thrown) {
      sale.freeError = toApiError(thrown);
      session.heeds(sale.freeError);
      return null;
    } finally {
      this.busy = false;
      // A tender chosen for seats that did not come is not the next customer's.
      if (sale.lines.length === 0) sale.tender = untouched;
    }
  }
}
