// What a table shows: columns, and which rows are in sight.
import type { Snippet } from 'svelte';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** Any CSS width; the columns without one share what is left. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** The heading is for ears only: a column of marks. */
  readonly hideLabel?: boolean;
  readonly cell: Snippet<[Row]>;
}

export interface Sort<Id extends string = string> {
  readonly by: Id;
  readonly descending: boolean;
}

export interface Window {
  readonly first: number;
  readonly last: number;
}

/** The rows to draw for a scroll position: those in sight and a few around, so 2,000 cost as 30. */
export function rowsInSight(scrollTop: number, height: number, rowHeight: number, count: number): Window {
  const around = 8;
  const visible = Math.ceil((height || 900) / rowHeight);
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - around);
  return { first, last: Math.min(count, first + visible + 2 * around) };
}

/** Where a key leads in a list, or null when it is not a key that moves. */
export function moveBy(key: string, index: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const to: Record<string, number> = {
    ArrowUp: index - 1,
    ArrowDown: index + 1,
    PageUp: index - page,
    PageDown: index + page,
    Home: 0,
    End: count - 1,
  };
  const target = to[key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}
