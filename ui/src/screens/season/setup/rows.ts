// The rows of a hall as lines of text and as lines of a table. What they mean is the core's to say.
import type { CategoryRow, HallPlan, RenamedRow } from '../../../api';

export interface RowLine {
  readonly label: string;
  readonly words: string;
  readonly category: number;
  /** Its label in the hall as it is kept; null for a row that is new. */
  readonly was: string | null;
}

/** The lines of a plan, for the table. `free` is what a row without a label is called. */
export function linesOf(plan: HallPlan, kept: HallPlan | null, free: string): RowLine[] {
  const known = new Set((kept?.rows ?? []).map((row) => row.label));
  return plan.rows.map((row) => ({
    label: row.label || free,
    words: row.words,
    category: row.category_id,
    was: row.label !== '' && known.has(row.label) ? row.label : null,
  }));
}

/** Rows that were given another label: their seats stay the same seats. */
export const renamedRows = (lines: readonly RowLine[]): RenamedRow[] =>
  lines.flatMap((line) =>
    line.was !== null && line.was !== line.label.trim() ? [{ before: line.was, after: line.label.trim() }] : [],
  );

/** The lines of the table as the text that the core reads. */
export function textOf(lines: readonly RowLine[], categories: readonly Pick<CategoryRow, 'id' | 'name'>[]): string {
  const nameOf = (id: number): string => categories.find((category) => category.id === id)?.name ?? '';
  return lines.map((line) => `${line.label} : ${line.words} (${nameOf(line.category)})`).join('\n');
}

/** The label after the last one: A, B, C…; 1, 2, 3…; nothing where it is a name. */
export function labelAfter(label: string | undefined): string {
  if (label === undefined) return 'A';
  if (/^\d+$/.test(label)) return String(Number(label) + 1);
  if (/^[A-Y]$/.test(label)) return String.fromCharCode(label.charCodeAt(0) + 1);
  return '';
}
