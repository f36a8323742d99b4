// Places about to be given back: which, what the core says of them, and what is answered.
import { call, type VoidQuote, type VoidSale } from '../../../api';
import { Reading } from '../../../state/reading.svelte';
import { Answers } from './answers.svelte';

export class Voiding {
  readonly orderId: number;
  /** The places that it was opened for. */
  readonly #first: readonly number[];
  readonly reading: Reading<VoidQuote>;
  readonly answers: Answers;
  chosen = $state.raw<readonly number[]>([]);

  constructor(orderId: number, first: readonly number[]) {
    this.orderId = orderId;
    this.#first = first;
    this.reading = new Reading(async () => call('sale_void_quote', { order_id: orderId, place_ids: [...this.chosen] }));
    this.answers = new Answers(() => this.reading.value);
    this.choose(first);
  }

  /** What is chosen is counted anew; nothing is shown of another choice meanwhile. */
  choose(ids: readonly number[]): void {
    this.chosen = ids;
    this.reading.clear();
    this.answers.forget();
    if (ids.length > 0) void this.reading.load();
  }

  /** Other places are chosen than it was opened for, or something is answered. */
  get changed(): boolean {
    const others = this.chosen.length !== this.#first.length || this.chosen.some((id) => !this.#first.includes(id));
    return others || this.answers.changed;
  }

  get quote(): VoidQuote | null {
    return this.reading.value;
  }

  /** As the core is sent it: another total is refused before money moves. */
  get args(): VoidSale | null {
    const given = this.answers.given;
    if (this.quote === null || given === null) return null;
    return {
      order_id: this.orderId,
      place_ids: [...this.chosen],
      expected_total_cents: this.quote.total_cents,
      ...given,
    };
  }
}
