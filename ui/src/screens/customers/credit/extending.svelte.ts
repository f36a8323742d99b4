// A credit to let live longer: which, until when, and why.
import { call, type Args, type ExtensionQuote } from '../../../api';
import { Asking } from './asking.svelte';

export class Extending {
  readonly asking: Asking<ExtensionQuote>;
  lot = $state(0);
  /** Null for the day that is proposed. */
  until = $state.raw<string | null>(null);
  text = $state('');
  /** What is typed as a day cannot be read. */
  unread = $state(false);

  constructor(lot: number) {
    this.lot = lot;
    this.asking = new Asking(async () => call('credit_extension_quote', { lot_id: this.lot, until: this.until }));
  }

  choose(lot: number): void {
    this.lot = lot;
    this.change(null);
  }
  change(until: string | null): void {
    this.until = until;
    void this.asking.ask();
  }

  get day(): string | null {
    return this.until ?? this.asking.reading.value?.until ?? null;
  }

  /** What the form lacks before it can be sent. */
  get missing(): readonly ('day' | 'why')[] {
    return [...(this.unread ? (['day'] as const) : []), ...(this.text.trim() === '' ? (['why'] as const) : [])];
  }

  get args(): Args<'credit_extend'> | null {
    const { quote } = this.asking;
    if (quote === null || this.missing.length > 0) return null;
    return { lot_id: this.lot, expected_cents: quote.amount_cents, until: quote.until, text: this.text.trim() };
  }
}
