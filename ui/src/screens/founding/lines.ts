// Names typed one a line: those of categories and rates before they are anything in the house.

/** A line, known by an id of its own: it may be renamed and moved. */
export interface NameLine {
  readonly id: number;
  readonly name: string;
  /** Who may have it; empty for a category. */
  readonly holder: string;
}

let last = 0;
export const newLine = (name = '', holder = ''): NameLine => ({ id: (last += 1), name, holder });

const isBlank = (line: NameLine): boolean => line.name.trim() === '' && line.holder.trim() === '';
export const written = (lines: readonly NameLine[]): readonly NameLine[] => lines.filter((line) => !isBlank(line));

/** The lines with one moved by `step`; the same where it would leave them. */
export function moved(lines: readonly NameLine[], from: number, step: -1 | 1): readonly NameLine[] {
  const to = from + step;
  const line = lines[from];
  if (!line || to < 0 || to >= lines.length) return lines;
  const out = lines.filter((_, at) => at !== from);
  out.splice(to, 0, line);
  return out;
}
