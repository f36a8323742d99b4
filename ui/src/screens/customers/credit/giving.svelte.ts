// Credit to give: how much, until when, why, and a signature beside where the house wants one.
import { call, type ApiError, type Args, type CreditQuote } from '../../../api';
import type { Signer } from '../../order/amend/answers.svelte';
import { isUnsigned } from '../../order/amend/second';
import { Asking } from './asking.svelte';

export class Giving {
  readonly #customer: number;
  readonly asking: Asking<CreditQuote>;
  amount = $state(0);
  /** Null for the house's validity. */
  until = $state.raw<string | null>(null);
  text = $state('');
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

  /** All that is asked is there; null while something is not. */
  get args(): Args<'credit_give'> | null {
    const { quote } = this.asking;
    const text = this.text.trim();
    if (quote === null || this.amount <= 0 || text === '') return null;
    if (quote.standing === 'supervisor_needed' || (this.signs && this.seconded === null)) return null;
    return {
      customer_id: this.#customer,
      amount_cents: this.amount,
      until: quote.until,
      text,
      seconded_by: this.signs ? (this.seconded?.id ?? null) : null,
    };
  }
}
