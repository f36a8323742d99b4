// What a sale leaves behind: the sheet that is shown after it.
import type { Amended, CustomerSheet, Sold } from '../../api';
import type { Group } from './basket';
import type { ExchangeOf } from './exchange';
import type { Printing } from './printing.svelte';

/** What was sold, to whom: it stays what it was when the desk goes on. */
export interface Receipt {
  readonly sold: Sold;
  /** The exchange that made it. */
  readonly amended: Amended | null;
  /** What that exchange gave back. */
  readonly exchange: ExchangeOf | null;
  readonly customer: CustomerSheet | null;
  readonly groups: readonly Group[];
  readonly printing: Printing;
}
