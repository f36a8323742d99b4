// What an order is made of, as it is shown: states with their shapes, papers that were given together.
import type { OrderFilePlace, OrderPaper, OrderState, PlaceState } from '../../api';
import type { IconName, Tone } from '../../components';
import { seatShort, t } from '../../i18n';

export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

const ofOrder: Record<OrderState, Look> = {
  issued: { tone: 'ok', icon: 'check' },
  unpaid: { tone: 'warn', icon: 'clock' },
  cancelled: { tone: 'neutral', icon: 'cross' },
};
const ofPlace: Record<PlaceState, Look> = {
  live: { tone: 'ok', icon: 'check' },
  pending: { tone: 'neutral', icon: 'clock' },
  taken_back: { tone: 'brass', icon: 'undo' },
  cancelled: { tone: 'neutral', icon: 'cross' },
};

export const lookOfOrder = (state: OrderState): Look => ofOrder[state];
export const lookOfPlace = (state: PlaceState): Look => ofPlace[state];

/** « Place reprise », in the words of the venue's site. */
export const placeState = (state: PlaceState): string => t(`order-place-${state.replaceAll('_', '-')}`);

/** Papers that left together. */
export interface PaperGroup {
  readonly paper: OrderPaper;
  readonly seats: readonly string[];
}

/** Papers of one kind that the same person gave at the same moment by the same way, in the order they came. */
export function groupPapers(papers: readonly OrderPaper[]): PaperGroup[] {
  const groups = new Map<string, { paper: OrderPaper; seats: string[] }>();
  for (const paper of papers) {
    const key = [paper.kind, paper.way, paper.state, paper.duplicata, paper.at_ms, paper.operator].join(' ');
    const group = groups.get(key) ?? { paper, seats: [] };
    if (paper.kind === 'ticket') group.seats.push(seatShort(paper));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** « Billets A 24, A 26 »; « Reçu ». */
export function paperName({ paper, seats }: PaperGroup): string {
  if (paper.kind === 'receipt') return t('order-paper-receipt');
  return t('order-paper-tickets', { n: seats.length, seats: seats.join(', ') });
}

/** « imprimés », of several tickets; the rank of a duplicata beside it. */
export function paperWay({ paper, seats }: PaperGroup): string {
  if (paper.kind === 'receipt') return '';
  const n = seats.length;
  return paper.state === 'out' ? t(`order-way-${paper.way}`, { n }) : t(`order-copy-${paper.state}`, { n });
}

/** What is known of a place's ticket: its number, its copies, who handed it over. */
export function ticketOf(place: OrderFilePlace): string {
  const none = place.copies > 0 ? 'order-ticket-elsewhere' : 'order-no-ticket';
  const parts = [
    place.ticket_number === null ? t(none) : t('order-ticket', { number: String(place.ticket_number) }),
    place.copies > 0 ? t('order-copies', { n: place.copies }) : '',
    place.copy === 'waiting' || place.copy === 'sent' ? t(`order-copy-${place.copy}`, { n: 1 }) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
