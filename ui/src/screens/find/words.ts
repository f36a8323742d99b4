// How what was found is said: a line that names it, one that tells it from others, an amount.
import type { Hit, HitKind } from '../../api';
import type { IconName } from '../../components';
import { fmt, seatLong, t, unbroken } from '../../i18n';

export const icons: Readonly<Record<HitKind, IconName>> = {
  order: 'book',
  place: 'seat',
  lot: 'seal',
  request: 'undo',
  mail: 'mail',
  customer: 'people',
};

/** What it is called. */
export function titleOf(hit: Hit): string {
  switch (hit.kind) {
    case 'order':
      return t('find-order', { number: hit.number });
    case 'place':
      return hit.number === '' ? seatLong(hit) : t('find-ticket', { number: hit.number, seat: seatLong(hit) });
    case 'lot':
      return t('find-lot', { number: hit.number });
    case 'request':
      return t('find-request', { number: hit.number });
    case 'mail':
      return hit.about;
    case 'customer':
      return hit.name;
  }
}

/** Whose it is, what for, when. */
export function detailOf(hit: Hit): string {
  const name = hit.name === '' ? t('find-nobody') : hit.name;
  const show = [hit.about, hit.at_ms === null ? '' : fmt().dateTimeShort(hit.at_ms)];
  const parts: Record<HitKind, readonly string[]> = {
    order: [name, ...show],
    place: [name, ...show],
    lot: [name, hit.at_ms === null ? '' : t('customers-valid-until', { until: fmt().dateNumeric(hit.at_ms) })],
    request: [name, seatLong(hit), ...show],
    mail: [unbroken(hit.number), hit.at_ms === null ? '' : fmt().dateTimeShort(hit.at_ms)],
    customer: [hit.about, t('find-customer-number', { number: hit.number })],
  };
  return parts[hit.kind].filter((part) => part !== '').join(' · ');
}

/** Hits of one kind together, in the order in which they came; each with its rank among all. */
export function groupsOf(hits: readonly Hit[]): { kind: HitKind; rows: { hit: Hit; at: number }[] }[] {
  const groups: { kind: HitKind; rows: { hit: Hit; at: number }[] }[] = [];
  hits.forEach((hit, at) => {
    const group = groups.at(-1);
    if (group?.kind === hit.kind) group.rows.push({ hit, at });
    else groups.push({ kind: hit.kind, rows: [{ hit, at }] });
  });
  return groups;
}
