// The sale under way: who, which seats, what it costs, how it is paid. The core sets every price.
import {
  LIMITS,
  call,
  toApiError,
  type ApiError,
  type CustomerSheet,
  type ExchangeQuote,
  type FreeSeat,
  type FreeSeats,
  type SaleQuote,
  type Sold,
} from '../../api';
import { session } from '../../state';
import type { Attempt } from '../../state/attempt.svelte';
import type { Given } from '../order/amend/answers.svelte';
import { groupsOf, grouped, keyOf, type Line } from './basket';
import { Behind } from './behind.svelte';
import { Choosing } from './choosing.svelte';
import type { ExchangeOf } from './exchange';
import { Others } from './others.svelte';
import { Quoting } from './quoting';
import type { Receipt } from './receipt';
import { firstRate } from './seats';
import { Sending } from './sending.svelte';
import { Serving } from './serving.svelte';
import { actOf, settle, unread, untouched, type Act, type Tender } from './tender';
import { sayUnsold, type Unsold } from './unsold';

export class Sale {
  /** Another sale was begun in place of this one: what still comes of it acts no more. */
  left = false;
  performanceId = $state<number | null>(null);
  free = $state.raw<FreeSeats | null>(null);
  freeError = $state.raw<ApiError | null>(null);
  category = $state<number | null>(null);

  /** Seats typed and not taken yet. */
  typed = $state('');
  /** A performance that is being searched for, and not chosen yet. */
  picking = $state('');
  /** A key that sells was pressed before they were taken. */
  untaken = $state(false);

  /** Who stands there. */
  readonly serving = new Serving(this);
  /** What other baskets have, and what this one holds against them. */
  readonly others = new Others(this);
  /** Asks the core for the best seats. */
  readonly choosing = new Choosing(this);
  /** Asks the core what this one costs. */
  readonly quoting = new Quoting(this);
  /** Keeps what is pressed while they are on their way. */
  readonly behind = new Behind(this);

  lines = $state.raw<readonly Line[]>([]);
  selected = $state(0);
  /** What came into the basket last; nothing once anything else changed. */
  added = $state.raw<readonly Line[]>([]);
  /** Places of an order that are given back against what is in the basket. */
  readonly exchange: ExchangeOf | null;
  /** Both sides of that exchange, as the core counted them last. */
  exchanged = $state.raw<ExchangeQuote | null>(null);
  quote = $state.raw<SaleQuote | null>(null);
  quoteError = $state.raw<ApiError | null>(null);
  pricing = $state(false);
  /** Counts what changed the seats, the rates, the credit or the customer: what is paid is another since. */
  changes = 0;
  /** The same count when the core counted the basket last. */
  quotedAt = 0;

  useCredit = $state(false);
  /** Null asks the core for as much as fits. */
  creditWish = $state.raw<number | null>(null);
  /** What is typed as credit is no amount, or too much: nothing is sold on another one. */
  creditUnread = $state(false);
  tender = $state.raw<Tender>(untouched);

  selling = $state(false);
  refusal = $state.raw<ApiError | null>(null);
  receipt = $state.raw<Receipt | null>(null);

  /** Every performance seen during this sale: their rates serve the lines of the basket. */
  #known = new Map<number, FreeSeats>();
  /** The seats that are being read. */
  #read: Promise<void> = Promise.resolve();
  #looks = 0;
  /** Sends it, and keeps what may have been made. */
  readonly #sending = new Sending(this);

  /** The core's answer to what is in the basket now; null until it is there. */
  readonly counted = $derived(this.pricing || this.serving.coming || this.choosing.busy ? null : this.quote);
  /** What is left to pay, counted by the core; null until it is. */
  readonly due = $derived(this.counted?.due_cents ?? null);
  readonly sold = $derived(this.receipt?.sold ?? null);
  readonly settled = $derived(this.due === null ? null : settle(this.due, this.tender));
  /** What selling now would write; null while that is not known. */
  readonly act: Act | null = $derived(
    this.counted === null ? null : actOf(this.counted.due_cents, this.counted.credit_cents, this.tender),
  );
  readonly groups = $derived(groupsOf(this.lines, this.#known));
  /** Seats of the performance on the screen that are in the basket: the same seat may be sold for two evenings. */
  readonly inBasket = $derived(
    new Set(this.lines.filter((line) => line.performance_id === this.performanceId).map((line) => line.seat_id)),
  );
  /** Lines whose seat is no longer free, by their key. */
  readonly lost: ReadonlySet<string> = $derived(
    new Set([...(this.quote?.lines ?? []).filter((line) => !line.free).map(keyOf), ...this.others.gone]),
  );

  constructor(exchange: ExchangeOf | null = null) {
    this.exchange = exchange;
  }

  /** The sale was sent, and nobody said what became of it: it may have been made. */
  get inDoubt(): boolean {
    return this.#sending.inDoubt;
  }

  /** It was sent and is not answered: until it is, it stays as it was sent. */
  get awaits(): boolean {
    return this.selling || this.inDoubt;
  }

  /** Whether a hand that changes it must wait for the answer; it is told so. */
  keeps(): boolean {
    if (this.awaits) sayUnsold({ why: this.selling ? 'selling' : 'doubt' });
    return this.awaits;
  }

  get unread(): boolean {
    return unread(this);
  }

  /** What the button was made of last; null where what is paid was changed since. */
  get shownQuote(): SaleQuote | null {
    return this.quotedAt === this.changes ? this.quote : null;
  }

  get canSell(): boolean {
    // Asked for as it was sent, whatever stands on the screen.
    if (this.inDoubt) return !this.selling;
    return (
      this.lines.length > 0 &&
      this.counted !== null &&
      this.quoteError === null &&
      !this.selling &&
      this.lost.size === 0 &&
      this.typed.trim() === '' &&
      this.picking === '' &&
      !this.unread &&
      this.settled?.missing_cents === 0
    );
  }

  get customer(): CustomerSheet | null {
    return this.serving.customer;
  }

  async serve(id: number | null): Promise<void> {
    if (id !== (this.customer?.id ?? null) && this.keeps()) return;
    await this.serving.serve(id);
  }

  /** Begins with whom and what was read for it. */
  starts(customer: CustomerSheet | null, performanceId: number, free: FreeSeats | null): void {
    this.performanceId = performanceId;
    this.free = free;
    if (free) this.#known.set(performanceId, free);
    this.serving.starts(customer);
  }

  async choose(performanceId: number): Promise<void> {
    if (performanceId !== this.performanceId) {
      this.free = null;
      this.category = null;
    }
    this.performanceId = performanceId;
    await this.loadSeats();
  }

  /** Waits until the seats of the performance are there: what is typed meanwhile is not lost. */
  async seatsRead(): Promise<void> {
    while (this.free === null && this.freeError === null && this.performanceId !== null) await this.#read;
  }

  async loadSeats(): Promise<void> {
    this.#looks += 1;
    this.#read = this.#readSeats(this.#looks);
    // Overtaken by a later look: the seats are those that it finds.
    for (let read: Promise<void> | null = null; read !== this.#read;) await (read = this.#read);
  }

  async #readSeats(look: number): Promise<void> {
    const id = this.performanceId;
    if (id === null) return;
    try {
      const free = await call('performance_seats', { id });
      if (look !== this.#looks) return;
      this.free = free;
      this.freeError = null;
      this.#known.set(id, free);
    } catch (thrown) {
      if (look !== this.#looks) return;
      this.freeError = toApiError(thrown);
      session.heeds(this.freeError);
    }
  }

  ratesOf = (line: Line): FreeSeats['rates'] => {
    const known = this.#known.get(line.performance_id);
    if (!known) return [];
    const priced = new Set(
      known.prices.filter((cell) => cell.category_id === line.category_id).map((cell) => cell.rate_id),
    );
    return known.rates.filter((rate) => priced.has(rate.id));
  };

  /**
   * Puts seats in the basket; those without any price, and those past the limit, stay out. Gives those that have no
   * price, and those that were in the basket before.
   */
  add(seats: readonly FreeSeat[]): { priceless: readonly FreeSeat[]; there: readonly FreeSeat[] } {
    const { free } = this;
    this.others.refused = [];
    if (!free) return { priceless: [], there: [] };
    const priceless = seats.filter((seat) => !firstRate(free, seat.category_id));
    const there = seats.filter((seat) => this.inBasket.has(seat.id));
    const lines = [...this.lines];
    const before = lines.length;
    for (const seat of seats) {
      const rate = firstRate(free, seat.category_id);
      const { id: performance_id, starts_at_ms } = free.performance;
      const added = { performance_id, starts_at_ms, seat_id: seat.id };
      if (!rate || lines.length >= LIMITS.places || lines.some((line) => keyOf(line) === keyOf(added))) continue;
      lines.push({
        ...added,
        rate_id: rate.id,
        row: seat.row,
        // Free seating: the number only counts.
        seat: seat.unplaced ? '' : seat.seat,
        category_id: seat.category_id,
      });
    }
    const last = lines.at(-1);
    const together = grouped(lines);
    this.put(
      together,
      together.findIndex((line) => line === last),
      lines.slice(before),
    );
    return { priceless, there };
  }

  toggle(seat: FreeSeat): void {
    if (this.inBasket.has(seat.id)) this.leave(seat);
    else this.add([seat]);
  }

  /** Takes a seat of the performance on the screen out. */
  leave(seat: FreeSeat | undefined): void {
    this.remove(this.lines.find((line) => line.performance_id === this.performanceId && line.seat_id === seat?.id));
  }

  remove(line: Line | undefined): void {
    const at = this.lines.findIndex((other) => line && keyOf(other) === keyOf(line));
    if (at < 0) return;
    this.put(this.lines.toSpliced(at, 1), at);
  }

  rate(of: Line, rateId: number): void {
    if (this.keeps()) return;
    this.changes += 1;
    this.lines = this.lines.map((line) => (keyOf(line) === keyOf(of) ? { ...line, rate_id: rateId } : line));
    this.price();
  }

  /** The next rate of the selected line: what T does. */
  nextRate(): void {
    const line = this.lines[this.selected];
    if (!line) return;
    const rates = this.ratesOf(line);
    const at = rates.findIndex((rate) => rate.id === line.rate_id);
    const next = rates[(at + 1) % rates.length];
    if (next) this.rate(line, next.id);
  }

  credit(use: boolean, wish: number | null = null): void {
    if (this.inDoubt && this.keeps()) return;
    this.changes += 1;
    this.useCredit = use;
    this.creditWish = wish;
    this.creditUnread = false;
    this.price();
  }

  pay(change: Partial<Tender>): void {
    if (this.inDoubt && this.keeps()) return;
    this.tender = { ...this.tender, ...change };
    this.refusal = null;
  }

  /** Asks the core for prices, once the hand has stopped. */
  price(): void {
    // Counted again, what was sold would be nobody's to sell.
    if (this.awaits) return;
    this.refusal = null;
    this.quoting.soon();
  }

  /** Exchanges what is shown, once all that is asked is answered; whoever asked is told of a refusal. */
  async exchangeFor(given: Given | null, attempt: Attempt, told: (error: ApiError) => void): Promise<boolean> {
    return await this.#sending.exchanges(given, attempt, told);
  }

  /** Sells what is shown once it is there with its price: a key pressed before is not lost. Gives why it sells nothing. */
  async sellOncePriced(): Promise<Unsold | null> {
    return await this.behind.sells(() => this.sell());
  }

  /** Sells. What may have been sold already is asked for as it was sent, under its command id. */
  async sell(): Promise<Sold | null> {
    return await this.#sending.sells();
  }

  /** The basket has these lines now, the last of them `added`; of those that are chosen past its end the last is. */
  put(lines: readonly Line[], selected: number, added: readonly Line[] = []): void {
    if (this.keeps()) return;
    this.changes += 1;
    this.lines = lines;
    this.added = added;
    this.selected = Math.max(0, Math.min(selected, lines.length - 1));
    if (lines.length === 0) this.forgetsTender();
    this.others.hold();
    this.price();
  }

  /** How it is paid is said of a basket: of none it is not the next one's. */
  forgetsTender(): void {
    this.tender = untouched;
    this.creditUnread = false;
  }
}
