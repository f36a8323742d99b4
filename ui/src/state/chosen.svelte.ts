// The row of a list that the keys are about.

export class Chosen<Row extends { readonly id: number }> {
  readonly #rows: () => readonly Row[];
  #id = $state<number | null>(null);

  /** `rows`: those in view, as they were read last. */
  constructor(rows: () => readonly Row[]) {
    this.#rows = rows;
  }

  get now(): Row | null {
    return this.#rows().find((row) => row.id === this.#id) ?? null;
  }

  /** The first of them as they were read first: one that comes before it since was chosen by nobody. */
  among(read: readonly Row[]): void {
    this.#id ??= read[0]?.id ?? null;
  }

  choose(id: number): void {
    this.#id = id;
  }

  /** So many rows further down, or up, as far as there are any. */
  move(by: number): void {
    const rows = this.#rows();
    const to = rows.findIndex((row) => row.id === this.#id) + by;
    this.#id = rows[Math.min(Math.max(to, 0), rows.length - 1)]?.id ?? null;
  }
}
