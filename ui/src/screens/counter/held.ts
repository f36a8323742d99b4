// Whose basket a seat is in, in words.
import type { Holder, LostSeat, SaleQuote } from '../../api';
import { fmt, t } from '../../i18n';
import { keyOf } from './basket';

/** A seat that somebody else has, whatever told of it. */
type Somebody = Pick<LostSeat, 'row' | 'seat'> & { readonly holder: Holder | null };

export const nameOf = ({ row, seat }: Pick<LostSeat, 'row' | 'seat'>): string =>
  `${row} ${seat}`.trim() || t('customers-free-seating');

/** « Guichet 2 (Karim), jusqu’à 20:41 »; who took it over from this basket. */
export const holderSaid = ({ counter, operator, until_ms, from_me }: Holder): string =>
  from_me
    ? t('counter-taken-by', { operator, counter })
    : t('counter-held-by', { operator, counter, until: fmt().hour(until_ms) });

/** « A 12, A 14 : Guichet 2 (Karim), jusqu’à 20:41 ; pas libre : B 3 ». */
export function lostSaid(seats: readonly Somebody[]): string {
  const said = new Map<string, string[]>();
  const sold: string[] = [];
  for (const seat of seats) {
    if (!seat.holder) sold.push(nameOf(seat));
    else said.set(holderSaid(seat.holder), [...(said.get(holderSaid(seat.holder)) ?? []), nameOf(seat)]);
  }
  const held = [...said].map(([holder, names]) => t('counter-held', { seats: names.join(', '), holder }));
  return [...held, ...(sold.length > 0 ? [t('counter-seat-missing', { seats: sold.join(', ') })] : [])].join(' ; ');
}

/** The seats that were taken over since an answer: what the basket that had them is told. */
export function takenSince(before: SaleQuote | null, now: SaleQuote): Somebody[] {
  const known = new Set((before?.lines ?? []).filter((line) => line.holder?.from_me).map(keyOf));
  return now.lines.filter((line) => line.holder?.from_me && !known.has(keyOf(line)));
}
