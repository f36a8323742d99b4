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
  readonly starts_at_ms: number | null;
  readonly lines: readonly Line[];
}

/** The same lines, those of one performance together, in the order in which the first of each was taken. */
export function grouped(lines: readonly Line[]): Line[] {
  const order = [...new Set(lines.map((line) => line.performance_id))];
  return order.flatMap((id) => lines.filter((line) => line.performance_id === id));
}

/** Lines under what they are for, as the performances are known. */
export function groupsOf(lines: readonly Line[], known: ReadonlyMap<number, FreeSeats>): Group[] {
  const order = [...new Set(lines.map((line) => line.performance_id))];
  return order.map((performanceId) => {
    const at = known.get(performanceId)?.performance;
    const of = lines.filter((line) => line.performance_id === performanceId);
    return {
      performanceId,
      show: at?.show ?? '',
      hall: at?.hall ?? '',
      // As it stood when they were taken: whoever moved it since, the sale is refused, and says so.
      starts_at_ms: of[0]?.starts_at_ms ?? null,
      lines: of,
    };
  });
}

/** Lines by their seats, or as free seating. */
export const linesSaid = (lines: readonly Line[]): string => seatsSaid({ lines }) || t('ui-seat-free');

/** The seats of a group as they are said: « A 12, 14, 16 ». Free seating has none. */
export function seatsSaid({ lines }: Pick<Group, 'lines'>): string {
  const rows = new Map<string, string[]>();
  for (const { row, seat } of lines) if (seat !== '') rows.set(row, [...(rows.get(row) ?? []), seat]);
  return [...rows].map(([row, seats]) => `${row} ${seats.join(', ')}`.trim()).join(' · ');
}
