// What other baskets have: seats that somebody else was quicker for, those that a supervisor takes over, and what this
// basket holds against them.
import type { FreeSeat, HeldSeats, LostSeat, OutKind, SeatHeld, SeatOut } from '../../api';
import { toasts } from '../../components';
import { t } from '../../i18n';
import { session } from '../../state';
import { Attempt } from '../../state/attempt.svelte';
import { keyOf, type Line } from './basket';
import { holding } from './holding.svelte';
import type { Sale } from './sale.svelte';

/** A seat that its hall has no more is called as its line was. */
const named = (seat: LostSeat, asked: readonly Line[]): LostSeat =>
  seat.row === '' && seat.seat === ''
    ? { ...seat, ...nameOf(asked.find((line) => keyOf(line) === keyOf(seat))) }
    : seat;
const nameOf = (line: Line | undefined): Partial<LostSeat> => (line ? { row: line.row, seat: line.seat } : {});

export class Others {
  /** Seats that somebody else had when they were meant: they are not in the basket. */
  refused = $state.raw<readonly (Pick<LostSeat, 'row' | 'seat' | 'holder'> & Partial<LostSeat>)[]>([]);
  /** Lines of the basket whose seat the house holds no more, by their key, until the price says what they are. */
  gone = $state.raw<ReadonlySet<string>>(new Set());
  /** Seats of other baskets that a supervisor is asked about before they are taken over. */
  taking = $state.raw<readonly SeatHeld[]>([]);
  /** Seats that a supervisor is about to put out of sale. */
  putting = $state.raw<readonly FreeSeat[]>([]);
  /** The seat that has the keys, and the evening it was met on: a seat is the hall's, on each of its evenings. */
  #met = $state.raw<{ readonly evening: number | null; readonly seat: number } | null>(null);

  readonly #back = new Attempt();

  readonly #sale: Sale;

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  /** The seat that has the keys, on the plan or in the list. */
  get met(): number | null {
    return this.#met?.evening === this.#sale.performanceId ? (this.#met?.seat ?? null) : null;
  }

  set met(seat: number | null) {
    this.#met = seat === null ? null : { evening: this.#sale.performanceId, seat };
  }

  /** The keys went elsewhere: no key of the counter means that seat any more. A button beside the hall still does. */
  left = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof HTMLButtonElement)) this.#met = null;
  };

  /** What others took or let go meanwhile, without a word about the price: it stays as it is. */
  async look(): Promise<void> {
    const sale = this.#sale;
    await sale.loadSeats();
    const held = new Set((sale.free?.held ?? []).map((seat) => seat.seat_id));
    const here = (line: Line): boolean => line.performance_id === sale.performanceId;
    const concerned = sale.lost.size > 0 || sale.lines.some((line) => !here(line) || held.has(line.seat_id));
    if (!concerned || sale.pricing || sale.receipt || sale.awaits) return;
    await sale.quoting.read();
  }

  /** A seat of another basket is meant: a supervisor is asked, anybody else is told whose it is. */
  meets(seats: readonly SeatHeld[]): void {
    if (session.isSupervisor) this.taking = seats;
    else this.refused = seats;
  }

  /** A seat out of sale is meant: why it is, is said. */
  meetsOut(seats: readonly Pick<LostSeat, 'row' | 'seat' | 'holder' | 'out'>[]): void {
    this.refused = seats;
  }

  /** Seats out of sale that whoever works here may put back: a companion's seat is released by whoever sells. */
  backs(seats: readonly SeatOut[]): readonly SeatOut[] {
    return seats.filter((seat) => session.isSupervisor || seat.out.kind === 'companion');
  }

  /** The seat that has the keys, where it is out of sale and may be put back. */
  get metOut(): readonly SeatOut[] {
    return this.backs((this.#sale.free?.out ?? []).filter((seat) => seat.seat_id === this.met));
  }

  /** What is put out of sale: the basket's seats of the evening on the screen, or the free seat that has the keys. */
  get toPut(): readonly FreeSeat[] {
    const free = this.#sale.free?.seats ?? [];
    const chosen = free.filter((seat) => this.#sale.inBasket.has(seat.id));
    return chosen.length > 0 ? chosen : free.filter((seat) => seat.id === this.met);
  }

  /** Puts the seats asked about out of sale; they leave this basket. One key takes it back. */
  async putOut(kind: OutKind, reason: string, attempt: Attempt): Promise<void> {
    const sale = this.#sale;
    const seats = this.putting;
    const { performanceId } = sale;
    if (performanceId === null) return;
    // What this basket was said to be with them must not come behind.
    await holding.said();
    const seat_ids = seats.map((seat) => seat.id);
    const args = { performance_id: performanceId, seat_ids, kind, reason };
    const done = await attempt.run('seats_put_out', args, { title: t('counter-out-not'), quiet: () => true });
    if (!done) return;
    this.putting = [];
    this.#without(new Set(seat_ids.map((seat_id) => keyOf({ performance_id: performanceId, seat_id }))));
    await sale.loadSeats();
    const undo = { label: t('ui-undo'), key: 'U', run: () => void this.putBack(performanceId, seat_ids) };
    toasts.show({ tone: 'ok', text: t('counter-out-done', { n: seats.length }), action: undo, countdown: true });
  }

  /** Seats that are gone leave the basket. The line that has the keys keeps them; where it is gone, the next one has them. */
  #without(gone: ReadonlySet<string>): void {
    const sale = this.#sale;
    const stays = (line: Line): boolean => !gone.has(keyOf(line));
    const left = sale.lines.filter(stays);
    if (left.length < sale.lines.length) sale.put(left, sale.lines.slice(0, sale.selected).filter(stays).length);
  }

  /** Puts seats back on sale. */
  async putBack(performanceId: number, seat_ids: readonly number[]): Promise<void> {
    const args = { performance_id: performanceId, seat_ids: [...seat_ids] };
    const done = await this.#back.run('seats_put_back', args, { title: t('counter-out-not-back') });
    if (!done) return;
    await this.#sale.loadSeats();
    toasts.show({ tone: 'ok', text: t('counter-out-back-done', { n: done.seat_ids.length }) });
  }

  /** The key of a seat out of sale: put back what has the keys, or asked what for it is put out. */
  out(): void {
    const id = this.#sale.performanceId;
    const back = this.metOut;
    if (id !== null && back.length > 0)
      void this.putBack(
        id,
        back.map((seat) => seat.seat_id),
      );
    else if (session.isSupervisor) this.putting = this.toPut;
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
    if (sale.receipt || sale.left) return;
    holding.says({
      lines: sale.lines.filter((line) => !sale.lost.has(keyOf(line))),
      exchanging: sale.exchange?.placeIds ?? [],
      hears: this.#hears,
    });
  }

  /** What the house holds: of free seating other seats, maybe; a seat that somebody else had first leaves the basket. */
  #hears = (asked: readonly Line[], held: HeldSeats, before: ReadonlySet<string>): void => {
    const sale = this.#sale;
    // A sale that may have been made is sent again as it was.
    if (sale.awaits) return;
    if (held.lost.length > 0) {
      const fresh = held.lost.filter((seat) => !before.has(keyOf(seat)) && !sale.lost.has(keyOf(seat)));
      const left = new Set(fresh.map(keyOf));
      const gone = held.lost.map(keyOf).filter((key) => !left.has(key));
      if (gone.length > 0) {
        // What is marked is asked for no more: the others are held, those that came behind it too.
        this.gone = new Set([...this.gone, ...gone]);
        this.hold();
        sale.price();
      }
      if (left.size > 0) {
        this.#without(left);
        this.refused = fresh.map((seat) => named(seat, asked));
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
