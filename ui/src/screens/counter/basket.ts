// The lines of a basket under the show and the evening they are for.
import type { BasketLine, FreeSeats } from '../../api';
import { t } from '../../i18n';

export interface Line extends BasketLine {
  readonly row: string;
  readonly seat: string;
  readonly category_id: number;
}

/** What makes a line one: a seat, for one evening. */
export const keyOf = ({ performance_id, seat_id }: Pick<BasketLine, 'performance_id' | 'seat_id'>): string =>
  `${performance_id}/${seat_id}`;

export interface Group {
  readonly performanceId: number;
  readonly show: string;
  readonly hall: string;
  /** As it stood when the first of them was taken: where it was moved since, the sale is refused, and says so. */
  readonly starts_at_ms: number;
  readonly lines: readonly Line[];
}

/** The same lines, those of one performance together, in the order in which the first of each was taken. */
export function grouped(lines: readonly Line[]): Line[] {
  const order = [...new Set(lines.map((line) => line.performance_id))];
  return order.flatMap((id) => lines.filter((line) => line.performance_id === id));
}

/** Lines under what they are for, as the performances are known. */
export function groupsOf(lines: readonly Line[], known: ReadonlyMap<number, FreeSeats>): Group[] {
  const of = (first: Line): Line[] => lines.filter((line) => line.performance_id === first.performance_id);
  return lines
    .filter((line) => of(line)[0] === line)
    .map((first) => {
      const at = known.get(first.performance_id)?.performance;
      return {
        performanceId: first.performance_id,
        show: at?.show ?? '',
        hall: at?.hall ?? '',
        starts_at_ms: first.starts_at_ms,
        lines: of(first),
      };
    });
}

/** Lines by their seats, or as free seating. */
export const linesSaid = (lines: readonly Line[]): string => seatsSaid({ lines }) || t('ui-seat-free');

/** The seats of a group as they are said: « A 12, 14, 16 ». Free seating has none. */
export function seatsSaid({ lines }: Pick<Group, 'lines'>): string {
  const rows = new Map<string, string[]>();
  for (const { row, seat } of lines) if (seat !== '') rows.set(row, [...(rows.get(row) ?? []), seat]);
  return [...rows].map(([row, seats]) => `${row}\u00a0${seats.join(', ')}`.trim()).join(' · ');
}
