// The rows of a hall as lines of text and as lines of a table. What they mean is the core's to say.
import type { CategoryRow, HallPlan, RenamedRow } from '../../../api';

export interface RowLine {
  readonly label: string;
  readonly words: string;
  readonly category: number;
  /** Its label in the hall as it is kept; null for a row that is new. */
  readonly was: string | null;
  /** The label that the core read; absent for a line that was typed here. */
  readonly read?: string;
}

/** What begins the line of a row without a label: of free seating, and of numbered seats. */
export interface Unlabelled {
  readonly free: string;
  readonly numbered: string;
}

/** The lines of a plan, for the table. */
export function linesOf(plan: HallPlan, kept: HallPlan | null, { free, numbered }: Unlabelled): RowLine[] {
  const known = new Set((kept?.rows ?? []).map((row) => row.label));
  return plan.rows.map((row) => ({
    label: row.label || (row.unplaced ? free : numbered),
    words: row.words,
    category: row.category_id,
    was: row.label !== '' && known.has(row.label) ? row.label : null,
    read: row.label,
  }));
}

/** Labels that a line says by themselves; any other that the core read stands in quotes, and is read again as it is. */
const SAID = /^(\p{Lu}[\p{L}’' ]{3,15} )?([A-Z]{1,3}|\d{1,3})$/u;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const labelOf = ({ label, read }: RowLine): string => (label === read && !SAID.test(label) ? quoted(label) : label);

/** Rows that were given another label: their seats stay the same seats. */
export const renamedRows = (lines: readonly RowLine[]): RenamedRow[] =>
  lines.flatMap((line) =>
    line.was !== null && line.was !== line.label.trim() ? [{ before: line.was, after: line.label.trim() }] : [],
  );

/** The lines of the table as the text that the core reads. */
export function textOf(lines: readonly RowLine[], categories: readonly Pick<CategoryRow, 'id' | 'name'>[]): string {
  const nameOf = (id: number): string => {
    const name = categories.find((category) => category.id === id)?.name ?? '';
    return /["()]/.test(name) ? quoted(name) : name;
  };
  return lines.map((line) => `${labelOf(line)} : ${line.words} (${nameOf(line.category)})`).join('\n');
}

/** The label after the last one: A, B, C…; 1, 2, 3…; nothing where it is a name. */
export function labelAfter(label: string | undefined): string {
  if (label === undefined) return 'A';
  if (/^\d+$/.test(label)) return String(Number(label) + 1);
  if (/^[A-Y]$/.test(label)) return String.fromCharCode(label.charCodeAt(0) + 1);
  return '';
}
