// A person who is to be erased: what the core says of it, and the writing by which something is given up.
import { call, type Args, type ErasureQuote, type KeptInBackup } from '../../../api';
import { Reading } from '../../../state/reading.svelte';

/** Backups that are named one by one; of the others it is said how many. */
const NAMED = 3;

export class Erasing {
  readonly reading: Reading<ErasureQuote>;
  writing = $state('');
  readonly #id: number;

  constructor(id: number, writing = '') {
    this.#id = id;
    this.writing = writing;
    this.reading = new Reading(() => call('customer_erase_quote', { id }));
  }

  /** Credit lives or a request is open: without a writing nothing is done. */
  get held(): boolean {
    const quote = this.reading.value;
    return quote !== null && (quote.credit_cents > 0 || quote.requests > 0);
  }

  get backups(): readonly KeptInBackup[] {
    return this.reading.value?.backups.slice(0, NAMED) ?? [];
  }

  get more(): number {
    return (this.reading.value?.backups.length ?? 0) - this.backups.length;
  }

  /** Until when the second folder keeps the person: as long as the last of its backups; null where none does. */
  get secondUntil(): number | null {
    const until = this.reading.value?.second.map((kept) => kept.until_ms ?? 0) ?? [];
    return until.length > 0 ? Math.max(...until) : null;
  }

  /** What the form lacks before it can be sent. */
  get missing(): readonly 'writing'[] {
    return this.held && this.writing.trim() === '' ? ['writing'] : [];
  }

  /** What is sent, once nothing stands in the way. */
  get args(): Args<'customer_erase'> | null {
    const quote = this.reading.value;
    const writing = this.writing.trim();
    if (quote === null || quote.refunds > 0 || this.missing.length > 0) return null;
    return {
      id: this.#id,
      version: quote.version,
      expected_cents: quote.credit_cents,
      given_up: this.held ? writing : null,
    };
  }
}
