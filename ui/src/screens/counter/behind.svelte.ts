// What is pressed while seats or a price are on their way is kept, and done in the order of the hand once they are there; or
// said not to be done. A key that sells waits for both.
import { toasts } from '../../components';
import { t } from '../../i18n';
import type { Sale } from './sale.svelte';
import { isChanged, standOf, unsoldNow, unsoldSince, type Stand, type Unsold } from './unsold';

/** A key that waits. */
interface Kept {
  /** As a sentence names it; null for one that only moves. */
  readonly key: string | null;
  /** What the sale was when it was pressed, and became by what was pressed before. */
  stand: Stand;
  /** Whether the seats are enough. */
  readonly needs: 'seats' | 'price';
  readonly run: () => void;
  /** Tells whoever pressed a key that sells why it sold nothing; null where a later one sells. */
  readonly unsold?: (why: Unsold | null) => void;
}

export class Behind {
  readonly #sale: Sale;
  /** Behind the seats. */
  #seats: Kept[] = [];
  /** Behind the price. */
  #price: Kept[] = [];
  #counting = false;

  constructor(sale: Sale) {
    this.#sale = sale;
  }

  /** Does what a key does with the basket: behind the seats where they are on their way. */
  does(key: string | null, run: () => void): void {
    if (this.#sale.choosing.busy) this.#seats.push({ key, needs: 'seats', run, stand: standOf(this.#sale) });
    else run();
  }

  /** Does what a key does with the rest to pay: behind the price where it is on its way. */
  counts(key: string, run: () => void): void {
    const sale = this.#sale;
    const priced = (): boolean => sale.due !== null && sale.quoteError === null;
    if (priced()) return run();
    const kept: Kept = {
      key,
      needs: 'price',
      stand: standOf(sale),
      run: () => {
        const why = isChanged(kept.stand, standOf(sale)) ? 'changed' : sale.serving.coming ? 'coming' : 'unpriced';
        if (why === 'unpriced' && priced()) run();
        else toasts.show({ tone: 'warn', text: t(`counter-undone-${why}`, { keys: key }) });
      },
    };
    this.#keep(kept);
  }

  /**
   * Does what a key that sells does: with the seats and the price that are on their way, and nothing else than was shown.
   * Gives why it does nothing.
   */
  async sells(act: () => unknown): Promise<Unsold | null> {
    const sale = this.#sale;
    const now = unsoldNow(sale);
    if (now) return now;
    // What may have been made is asked for as it was sent, whatever stands on the screen.
    if (sale.inDoubt) {
      await act();
      return null;
    }
    // Pressed again: the sale as it stands now is meant.
    const earlier = [...this.#seats, ...this.#price].filter((kept) => kept.unsold);
    const others = (kept: Kept): boolean => !earlier.includes(kept);
    [this.#seats, this.#price] = [this.#seats.filter(others), this.#price.filter(others)];
    for (const kept of earlier) kept.unsold?.(null);
    return await new Promise((unsold) => {
      const kept: Kept = {
        key: 'F8',
        needs: 'price',
        stand: standOf(sale),
        run: () => {
          // What was pressed behind it meant another sale.
          const why = this.#price.length > 0 ? ({ why: 'changed' } as const) : unsoldSince(sale, kept.stand);
          if (why) unsold(why);
          else void Promise.resolve(act()).then(() => unsold(null));
        },
        unsold,
      };
      this.#keep(kept);
    });
  }

  /** Changes the sale as a key asked: whatever was pressed behind it meant the sale so changed. */
  own(run: () => void, behind: readonly Kept[] = this.#seats): void {
    const before = standOf(this.#sale);
    run();
    const after = standOf(this.#sale);
    for (const kept of behind) if (!isChanged(kept.stand, before)) kept.stand = after;
  }

  /** The seats are there: all that were asked for, or not. */
  came(all: boolean): void {
    const waiting = this.#seats;
    this.#seats = [];
    if (!all) return this.#undone(waiting);
    for (const [at, kept] of waiting.entries()) {
      // One of the keys asked for more seats: those behind it wait again.
      if (this.#sale.choosing.busy) this.#seats.push(kept);
      else if (kept.needs === 'price') this.#price.push(kept);
      else this.own(kept.run, waiting.slice(at + 1));
    }
    void this.#count();
  }

  #undone(waiting: readonly Kept[]): void {
    const keys = waiting.flatMap(({ key, unsold }) => (unsold || key === null ? [] : [key]));
    if (keys.length > 0) toasts.show({ tone: 'warn', text: t('counter-undone', { keys: keys.join(', ') }) });
    for (const { unsold } of waiting) unsold?.({ why: 'seats' });
  }

  #keep(kept: Kept): void {
    if (this.#sale.choosing.busy) this.#seats.push(kept);
    else {
      this.#price.push(kept);
      void this.#count();
    }
  }

  /** Does what waits for the price, in order, each once the price is there. */
  async #count(): Promise<void> {
    if (this.#counting) return;
    this.#counting = true;
    while (this.#price.length > 0) {
      while (this.#sale.pricing) await this.#sale.quoting.priced();
      const [next, ...rest] = this.#price;
      this.#price = rest;
      if (next) this.own(next.run, rest);
    }
    this.#counting = false;
  }
}
