// A hall drawn from its rows: one path for each category, one shape each, so that colour is not alone.
import type { HallPlan } from '../../../api';

const SEAT = 8;
const STEP = 11;
const LINE = 14;
const LABEL_WIDTH = 46;
export const SHAPES = 4;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly labels: readonly { readonly text: string; readonly y: number }[];
  /** Path of each category, in the order given. */
  readonly paths: readonly string[];
  /** Free seating: a bar with its count. */
  readonly bars: readonly { readonly y: number; readonly count: number }[];
}

/** The outline of one seat of the shape `shape`, its corner at x, y. */
export function seatPath(shape: number, x: number, y: number): string {
  const half = SEAT / 2;
  switch (shape % SHAPES) {
    case 0:
      return `M${x} ${y}h${SEAT}v${SEAT}h-${SEAT}z`;
    case 1:
      return `M${x} ${y + half}a${half} ${half} 0 1 0 ${SEAT} 0a${half} ${half} 0 1 0 -${SEAT} 0z`;
    case 2:
      return `M${x + half} ${y}l${half} ${half}l-${half} ${half}l-${half} -${half}z`;
    default:
      return `M${x + half} ${y}l${half} ${SEAT}h-${SEAT}z`;
  }
}

export function draw(plan: HallPlan, categories: readonly number[]): Drawing {
  const longest = Math.max(12, ...plan.rows.map((row) => (row.unplaced ? 12 : row.seats.length)));
  const width = LABEL_WIDTH * 2 + longest * STEP;
  const paths = categories.map(() => '');
  const labels: { text: string; y: number }[] = [];
  const bars: { y: number; count: number }[] = [];
  plan.rows.forEach((row, at) => {
    const y = 22 + at * LINE;
    labels.push({ text: row.label, y: y + SEAT });
    if (row.unplaced) {
      bars.push({ y, count: row.seats.length });
      return;
    }
    const left = (width - row.seats.length * STEP) / 2;
    row.seats.forEach((seat, rank) => {
      const category = Math.max(0, categories.indexOf(seat.category_id));
      paths[category] = (paths[category] ?? '') + seatPath(category, left + rank * STEP, y);
    });
  });
  return { width, height: 30 + plan.rows.length * LINE, labels, paths, bars };
}
