// Whose basket a seat is in, in words.
import type { Holder, LostSeat, OutKind, OutOfSale, SaleQuote } from '../../api';
import { fmt, seatShort, t } from '../../i18n';
import { clock } from '../../state/clock.svelte';
import { keyOf } from './basket';
import type { Typed } from './seats';

const AGAIN_MS = 1_000;
/** What the end is waited for beyond it: the house compares with its own clock. */
const LATE_MS = 100;

/** A seat that somebody else has, whatever told of it. */
type Somebody = Pick<LostSeat, 'row' | 'seat'> & { readonly holder: Holder | null; readonly out?: OutOfSale | null };

export const OUT_KINDS: readonly OutKind[] = ['technical', 'house', 'companion'];

/** « Hors vente, technique : Caméra de la captation ». The words are gone where they named somebody who was erased. */
export const outSaid = ({ kind, reason }: OutOfSale): string =>
  t('counter-out-said', { kind: t(`counter-out-${kind}`), reason: reason || t('counter-out-erased') });

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
    if (seat.out) sold.push(t('counter-seat-why', { seat: seatShort(seat), why: outSaid(seat.out) }));
    else if (!seat.holder) sold.push(seatShort(seat));
    else said.set(holderSaid(seat.holder), [...(said.get(holderSaid(seat.holder)) ?? []), seatShort(seat)]);
  }
  const held = [...said].map(([holder, names]) => t('counter-held', { seats: names.join(', '), holder }));
  return [...held, ...(sold.length > 0 ? [t('counter-seat-missing', { seats: sold.join(', ') })] : [])].join(' ; ');
}

/** Why each seat that was typed cannot be had: « A 13 (vendue) ». */
export function notFreeSaid({ missing, sold, asked, out }: Typed): string[] {
  const said = (seats: readonly string[], why: string): string[] =>
    seats.map((seat) => t('counter-seat-why', { seat, why }));
  return [
    ...said(sold, t('counter-why-sold')),
    ...said(asked, t('counter-why-asked')),
    ...out.flatMap((seat) => said([seatShort(seat)], outSaid(seat.out))),
    ...said(missing, t('counter-why-nowhere')),
  ];
}

/** The seats that were taken over since an answer: what the basket that had them is told. */
export function takenSince(before: SaleQuote | null, now: SaleQuote): Somebody[] {
  const known = new Set((before?.lines ?? []).filter((line) => line.holder?.from_me).map(keyOf));
  return now.lines.filter((line) => line.holder?.from_me && !known.has(keyOf(line)));
}

/** Calls back once the first of these holds is over, by the house's time; what it gives calls that off. */
export function whenEnds(holders: readonly Holder[], run: () => void): (() => void) | undefined {
  if (holders.length === 0) return undefined;
  const ends = clock.local(Math.min(...holders.map((holder) => holder.until_ms)));
  // A core whose clock is behind still says that it holds: it is asked again, and not at once.
  const timer = setTimeout(run, Math.max(AGAIN_MS, ends - Date.now() + LATE_MS));
  return () => clearTimeout(timer);
}
