// Credit to give: how much, until when, why, and a signature beside where the house wants one.
import { call, type ApiError, type Args, type CreditQuote } from '../../../api';
import type { Signer } from '../../order/amend/answers.svelte';
import { isUnsigned } from '../../order/amend/second';
import { Asking } from './asking.svelte';

/** What is still to be given, in the order of the form. */
export type Missing = 'amount' | 'day' | 'why' | 'supervisor' | 'signature';

export class Giving {
  readonly #customer: number;
  readonly asking: Asking<CreditQuote>;
  amount = $state(0);
  /** Null for the house's validity. */
  until = $state.raw<string | null>(null);
  text = $state('');
  /** What is typed as an amount, or as a day, cannot be read. */
  amountUnread = $state(false);
  dayUnread = $state(false);
  seconded = $state.raw<Signer | null>(null);

  constructor(customer: number) {
    this.#customer = customer;
    this.asking = new Asking(async () =>
      call('credit_quote', { customer_id: customer, amount_cents: this.amount, until: this.until }),
    );
  }

  /** Another amount wants another signature. */
  change(to: { amount?: number; until?: string | null }): void {
    if (to.amount !== undefined) {
      this.amount = to.amount;
      this.seconded = null;
    }
    if (to.until !== undefined) this.until = to.until;
    void this.asking.ask();
  }

  /** The core refused it: it is asked again, and so is a signature that it does not take. */
  refused(error: ApiError): void {
    if (isUnsigned(error)) this.seconded = null;
    void this.asking.ask();
  }

  /** The last day, as it stands in the field. */
  get day(): string | null {
    return this.until ?? this.asking.reading.value?.until ?? null;
  }
  /** A supervisor beside signs, or has signed. */
  get signs(): boolean {
    return this.amount > 0 && this.asking.reading.value?.standing === 'second_needed';
  }

  /** What the form lacks before it can be sent. */
  get missing(): readonly Missing[] {
    const missing: [Missing, boolean][] = [
      ['amount', this.amountUnread || this.amount <= 0],
      ['day', this.dayUnread],
      ['why', this.text.trim() === ''],
      ['supervisor', this.asking.quote?.standing === 'supervisor_needed'],
      ['signature', this.signs && this.seconded === null],
    ];
    return missing.flatMap(([what, lacks]) => (lacks ? [what] : []));
  }

  /** All that is asked is there; null while something is not. */
  get args(): Args<'credit_give'> | null {
    const { quote } = this.asking;
    if (quote === null || this.missing.length > 0) return null;
    return {
      customer_id: this.#customer,
      amount_cents: this.amount,
      until: quote.until,
      text: this.text.trim(),
      seconded_by: this.signs ? (this.seconded?.id ?? null) : null,
    };
  }
}
