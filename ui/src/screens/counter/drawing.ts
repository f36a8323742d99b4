// The drawing of a hall in the page: the piece that is shown, what each seat is, and the numbers that can be read.
// A seat is one outline: engines draw thousands of those at once, and neither references nor texts.

import { drawn, spotsOf, type Box, type Spot } from './plan';

export const KINDS = ['free', 'returned', 'mine', 'held', 'sold', 'asked', 'withdrawn'] as const;
export type Kind = (typeof KINDS)[number];

const TAKEN: readonly Kind[] = ['held', 'sold', 'asked', 'withdrawn'];
export const isTaken = (kind: Kind): boolean => TAKEN.includes(kind);

/** What a seat is to the eye. */
export interface Look {
  readonly kind: Kind;
  readonly number: string;
  readonly wheelchair: boolean;
  /** Of another category than the chosen one. */
  readonly aside: boolean;
}

/** A seat as it stands in the drawing. */
const DRAWN: Look = { kind: 'free', number: '', wheelchair: false, aside: false };
/** The smallest numbers that are read, in pixels. */
const READABLE = 6.5;
/** The height of a number in the square of a seat, and of one of three figures. */
const [TALL, LONG] = [9, 7];
/** How long a drawing stands still before its numbers are put on it, in milliseconds. */
const STILL = 80;
/** How long words are said without a pause, in milliseconds: a key waits no longer. */
const SLICE = 8;
/** How many seats that changed are said before anything else. */
const AT_ONCE = 50;

const made = <K extends 'circle' | 'g' | 'text' | 'use'>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

export class HallDrawing {
  readonly spots: readonly Spot[];
  readonly whole: Box;
  piece: Box;
  /** Counts the tellings: a later one ends what is still being said. */
  #telling = 0;
  /** Seats whose look has changed since they were said. */
  readonly #changed = new Set<number>();
  readonly #seats = new Map<number, SVGElement>();
  readonly #said = new Map<number, { readonly words: string; readonly kind: Kind }>();
  #looks: ReadonlyMap<number, Look> = new Map();
  readonly #numbers = made('g', { class: 'numbers', 'pointer-events': 'none', 'aria-hidden': 'true' });
  readonly #numbered = new Map<number, { as: string; node: SVGElement }>();
  /** The frame of the seat that has the keys: an engine draws no outline around a part of a drawing. */
  readonly #ring = made('circle', { class: 'ring', r: '13', 'pointer-events': 'none' });
  readonly #title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  #stop: number | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;

  private constructor(private readonly svg: SVGSVGElement) {
    this.spots = spotsOf(svg);
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.whole = { x, y, width, height };
    this.piece = this.whole;
    for (const seat of svg.querySelectorAll<SVGElement>('[data-seat]')) {
      this.#seats.set(Number(seat.dataset['seat']), seat);
    }
    svg.append(this.#numbers);
    svg.setAttribute('role', 'group');
  }

  /** Of a bare hall as the core writes it; null where that is no drawing. */
  static of(text: string): HallDrawing | null {
    const svg = drawn(text.replaceAll('<path class="seat', '<path role="button" tabindex="-1" class="seat'));
    return svg ? new HallDrawing(svg) : null;
  }

  /** Puts it into the page; what ends it is handed back. */
  put(home: HTMLElement, label: string): () => void {
    this.svg.setAttribute('aria-label', label);
    home.replaceChildren(this.svg);
    const size = new ResizeObserver(() => this.#rest());
    size.observe(home);
    return () => {
      size.disconnect();
      clearTimeout(this.#resting);
      this.#telling += 1;
    };
  }

  look(at: Box): void {
    if (this.#shows(at)) return;
    this.piece = at;
    this.svg.setAttribute('viewBox', `${at.x} ${at.y} ${at.width} ${at.height}`);
    this.#rest();
  }

  /** The same while a hand pulls it: each step sets all numbers anew, and nobody reads them then. */
  pull(at: Box): void {
    if (this.#shows(at)) return;
    this.#numbers.remove();
    this.look(at);
  }

  #shows(at: Box): boolean {
    const { x, y, width, height } = this.piece;
    return at.x === x && at.y === y && at.width === width && at.height === height;
  }

  /** Shows what each seat is now; only what has changed is touched, for the eye waits. */
  dress(looks: ReadonlyMap<number, Look>): void {
    for (const [id, look] of looks) {
      const seat = this.#seats.get(id);
      const before = this.#looks.get(id) ?? DRAWN;
      if (!seat || (before.kind === look.kind && before.aside === look.aside)) continue;
      seat.setAttribute('class', `seat ${look.kind}${look.aside ? ' aside' : ''}`);
      if (before.kind === look.kind) continue;
      seat.setAttribute('d', this.#outline(look.kind));
      this.#changed.add(id);
    }
    const first = this.#looks.size === 0;
    this.#looks = looks;
    // Where it was just drawn the screen does not know yet how large it is.
    if (first) this.#rest();
    else this.#number();
  }

  readonly #outlines = new Map<Kind, string>();
  #outline(kind: Kind): string {
    const known = this.#outlines.get(kind);
    if (known !== undefined) return known;
    const outline = this.svg.querySelector(`#plan-${kind}`)?.getAttribute('d') ?? '';
    this.#outlines.set(kind, outline);
    return outline;
  }

  /** Says each seat in words behind what the eye sees, some at a time, what has changed first; the drawing is busy until then. */
  async tell(worded: (id: number) => string): Promise<void> {
    this.#telling += 1;
    const telling = this.#telling;
    this.svg.setAttribute('aria-busy', 'true');
    const few = this.#changed.size <= AT_ONCE ? [...this.#changed] : [];
    few.forEach((id) => this.#say(id, worded(id)));
    this.#changed.clear();
    let since = -Infinity;
    for (const id of this.#seats.keys()) {
      if (performance.now() - since > SLICE) {
        await new Promise((go) => setTimeout(go, 0));
        if (this.#telling !== telling) return;
        since = performance.now();
      }
      this.#say(id, worded(id));
    }
    this.svg.removeAttribute('aria-busy');
  }

  #say(id: number, words: string): void {
    const seat = this.#seats.get(id);
    const kind = this.#looks.get(id)?.kind ?? DRAWN.kind;
    const said = this.#said.get(id);
    if (!seat || (said?.words === words && said.kind === kind)) return;
    this.#said.set(id, { words, kind });
    seat.setAttribute('aria-label', words);
    seat.setAttribute('aria-pressed', String(kind === 'mine'));
    seat.setAttribute('aria-disabled', String(isTaken(kind)));
  }

  /** The seat under the pointer says its words beside it. */
  point(id: number | null): void {
    const said = id === null ? undefined : this.#said.get(id);
    if (id === null || !said) return void this.#title.remove();
    this.#title.textContent = said.words;
    this.#seats.get(id)?.append(this.#title);
  }

  /** The one seat that Tab comes to. */
  stop(id: number | null): void {
    if (this.#stop !== null) this.#seats.get(this.#stop)?.setAttribute('tabindex', '-1');
    this.#stop = id;
    if (id !== null) this.#seats.get(id)?.setAttribute('tabindex', '0');
  }

  focus(id: number): void {
    this.#seats.get(id)?.focus();
  }

  /** The frame around the seat that has the keys, or none. */
  frame(id: number | null): void {
    const at = id === null ? null : this.#seats.get(id)?.getAttribute('transform');
    if (at === null || at === undefined) return void this.#ring.remove();
    this.#ring.setAttribute('transform', at);
    this.svg.append(this.#ring);
  }

  /** From the drawing to the screen; a layout of all seats where it was moved. */
  onScreen(): DOMMatrix | null {
    return this.svg.getScreenCTM();
  }
  home(): DOMRect | undefined {
    return this.svg.parentElement?.getBoundingClientRect();
  }

  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#number(), STILL);
  }

  /** Puts numbers on the seats of the piece that is shown, where they are large enough to be read. */
  #number(): void {
    const { clientWidth, clientHeight } = this.svg;
    if (clientWidth === 0) return;
    const scale = Math.min(clientWidth / this.piece.width, clientHeight / this.piece.height);
    const [wide, high] = [clientWidth / scale, clientHeight / scale];
    const left = this.piece.x + (this.piece.width - wide) / 2;
    const top = this.piece.y + (this.piece.height - high) / 2;
    const within = ({ x, y }: Spot): boolean => x >= left && x <= left + wide && y >= top && y <= top + high;
    for (const spot of this.spots) {
      const look = this.#looks.get(spot.id);
      const readable = look && !isTaken(look.kind) && spot.scale * TALL * scale >= READABLE && within(spot);
      const as = readable ? `${look.kind}${look.aside ? ' aside' : ''}` : '';
      const there = this.#numbered.get(spot.id);
      if (there?.as === as) continue;
      there?.node.remove();
      this.#numbered.delete(spot.id);
      if (!readable) continue;
      const node = this.#sign(spot.id, look);
      node.setAttribute('class', as);
      this.#numbers.append(node);
      this.#numbered.set(spot.id, { as, node });
    }
    if (!this.#numbers.parentNode) this.svg.append(this.#numbers);
  }

  #sign(id: number, { number, wheelchair }: Look): SVGElement {
    const transform = this.#seats.get(id)?.getAttribute('transform') ?? '';
    if (wheelchair) return made('use', { transform, href: '#plan-wheelchair' });
    const text = made('text', { transform, y: '3', 'font-size': String(number.length > 2 ? LONG : TALL) });
    text.textContent = number;
    return text;
  }
}
