// The best seats, asked of the core: what is pressed while they are on their way is done behind them.
import { LIMITS, call, toApiError, type BestReason, type FreeSeat } from '../../api';
import { session } from '../../state';
import type { Sale } from './sale.svelte';

export interface Chosen {
  readonly seats: readonly FreeSeat[];
  /** Why these; null where there are not so many. */
  readonly reason: BestReason | null;
}

export class Choosing {
  /** The best seats are being asked for: nothing is sold without them. */
  busy = $state(false);

  readonly #sale: Sale;

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  /** Puts the best seats together into the basket, and tells which before anything is done that was pressed behind them. */
  async best(count: number, tell: (chosen: Chosen) => void): Promise<void> {
    const sale = this.#sale;
    const evening = sale.performanceId;
    if (this.busy || evening === null || sale.keeps()) return;
    this.busy = true;
    let all = false;
    try {
      const chosen = await this.#ask(evening, count);
      // Fewer than were asked for are looked at before they are sold.
      all = chosen?.seats.length === count && sale.added.length === count;
      if (chosen) tell(chosen);
    } finally {
      this.busy = false;
      // A tender chosen for seats that did not come is not the next customer's.
      if (sale.lines.length === 0) sale.forgetsTender();
      sale.behind.came(all);
    }
  }

  /** Null where the question came to nothing. */
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
      sale.behind.own(() => sale.add(seats));
      return { seats, reason };
    } catch (thrown) {
      sale.freeError = toApiError(thrown);
      session.heeds(sale.freeError);
      return null;
    }
  }
}
