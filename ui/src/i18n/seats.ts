// A place as people name it. Free seating has neither row nor number.
import { t } from './i18n.svelte';

interface Spot {
  readonly row: string;
  readonly seat: string;
}

/** « A 28 », in one piece; « Placement libre ». */
export const seatShort = ({ row, seat }: Spot): string => `${row}\u00a0${seat}`.trim() || t('ui-seat-free');

/** « Rang A, siège 28 », half of it where that is all there is, « Placement libre ». */
export function seatLong({ row, seat }: Spot): string {
  if (row === '') return seat === '' ? t('ui-seat-free') : t('ui-seat-number', { seat });
  return seat === '' ? t('ui-seat-row', { row }) : t('ui-seat', { row, seat });
}
