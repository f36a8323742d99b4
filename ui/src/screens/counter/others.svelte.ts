// What other baskets have: seats that somebody else was quicker for, those that a supervisor takes over, and what this
// basket holds against them.
import type { HeldSeats, LostSeat, SeatHeld } from '../../api';
import { t } from '../../i18n';
import { session } from '../../state';
import type { Attempt } from '../../state/attempt.svelte';
import { keyOf, type Line } from './basket';
import { holding } from './holding.svelte';
import type { Sale } from './sale.svelte';

export class Others {
  /** Seats that somebody else had when they were meant: they are not in the basket. */
  refused = $state.raw<readonly Pick<LostSeat, 'row' | 'seat' | 'holder'>[]>([]);
  /** Seats of other baskets that a supervisor is asked about before they are taken over. */
  taking = $state.raw<readonly SeatHeld[]>([]);

  readonly #sale: Sale;

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  /** What others took or let go meanwhile, without a word about the price: it stays as it is. */
  async look(): Promise<void> {
    const sale = this.#sale;
    await sale.loadSeats();
    const held = new Set((sale.free?.held ?? []).map((seat) => seat.seat_id));
    const here = (line: Line): boolean => line.performance_id === sale.performanceId;
    const concerned = sale.lost.size > 0 || sale.lines.some((line) => !here(line) || held.has(line.seat_id));
    if (!concerned || sale.pricing || sale.receipt || sale.inDoubt) return;
    await sale.quoting.read();
  }

  /** A seat of another basket is meant: a supervisor is asked, anybody else is told whose it is. */
  meets(seats: readonly SeatHeld[]): void {
    if (session.isSupervisor) this.taking = seats;
    else this.refused = seats;
  }

  /** Takes the seats asked about out of their baskets into this one. */
  async takeOver(attempt: Attempt): Promise<void> {
    const sale = this.#sale;
    const { performanceId } = sale;
    if (performanceId === null) return;
    const seat_ids = this.taking.map((seat) => seat.seat_id);
    // What this basket was said to be without them must not come behind.
    await holding.said();
    const done = await attempt.run(
      'seats_take_over',
      { performance_id: performanceId, seat_ids },
      { title: t('counter-not-taken'), onrefused: () => void sale.loadSeats() },
    );
    this.taking = [];
    if (!done) return;
    await sale.loadSeats();
    sale.add((sale.free?.seats ?? []).filter((seat) => seat_ids.includes(seat.id)));
    sale.typed = '';
  }

  /** Tells the house which seats the basket has: those that it lost are nobody's to hold. */
  hold(): void {
    const sale = this.#sale;
    if (sale.receipt) return;
    holding.says({
      lines: sale.lines.filter((line) => !sale.lost.has(keyOf(line))),
      exchanging: sale.exchange?.orderId ?? null,
      hears: this.#hears,
    });
  }

  /** What the house holds: of free seating other seats, maybe; a seat that somebody else had first leaves the basket. */
  #hears = (asked: readonly Line[], held: HeldSeats, before: ReadonlySet<string>): void => {
    const sale = this.#sale;
    // A sale that may have been made is sent again as it was.
    if (sale.inDoubt) return;
    if (held.lost.length > 0) {
      const fresh = held.lost.filter((seat) => !before.has(keyOf(seat)) && !sale.lost.has(keyOf(seat)));
      const gone = new Set(fresh.map(keyOf));
      if (fresh.length < held.lost.length) sale.price();
      if (gone.size > 0) {
        const left = sale.lines.filter((line) => !gone.has(keyOf(line)));
        sale.put(left, sale.selected);
        this.refused = fresh;
      }
      void sale.loadSeats();
      return;
    }
    const other = new Map(asked.map((line, at) => [keyOf(line), held.seats[at]?.seat_id]));
    const seatOf = (line: Line): number => other.get(keyOf(line)) ?? line.seat_id;
    if (sale.lines.every((line) => seatOf(line) === line.seat_id)) return;
    sale.lines = sale.lines.map((line) => ({ ...line, seat_id: seatOf(line) }));
    sale.price();
    void sale.loadSeats();
  };
}
