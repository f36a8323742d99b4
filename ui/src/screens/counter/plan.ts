// Where the seats of a drawing are: the nearest one in an arrow's direction, those of a stretch, the piece that is shown.

export interface Spot {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** How large it is drawn: 1 where seats are 24 apart. */
  readonly scale: number;
}

/** The drawing that the core wrote, to be put into the page; null where there is none. */
export function drawn(text: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  return root instanceof SVGSVGElement ? document.adoptNode(root) : null;
}

/** The seats of a drawing, by what the core wrote into it. */
export function spotsOf(svg: SVGElement): Spot[] {
  return [...svg.querySelectorAll('[data-seat]')].map((seat) => {
    const [x = 0, y = 0, scale = 1] = (seat.getAttribute('transform') ?? '').match(/-?[\d.]+/gu)?.map(Number) ?? [];
    return { id: Number(seat.getAttribute('data-seat')), x, y, scale };
  });
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
const WAYS: Record<Arrow, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest seat that way: what lies aside counts three times, and more aside than ahead is another way. */
export function nearest(spots: readonly Spot[], from: number, arrow: Arrow): number | null {
  const here = spots.find((spot) => spot.id === from);
  if (!here) return null;
  const [wx, wy] = WAYS[arrow];
  let best: { id: number; far: number } | null = null;
  for (const spot of spots) {
    const [dx, dy] = [spot.x - here.x, spot.y - here.y];
    const ahead = dx * wx + dy * wy;
    const aside = Math.abs(dx * wy) + Math.abs(dy * wx);
    if (ahead <= 0 || aside > ahead) continue;
    const far = ahead + 3 * aside;
    if (!best || far < best.far) best = { id: spot.id, far };
  }
  return best?.id ?? null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box between two points, in any order. */
export const boxOf = (a: { x: number; y: number }, b: { x: number; y: number }): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

export const inside = (spots: readonly Spot[], box: Box): number[] =>
  spots
    .filter(({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)
    .map((spot) => spot.id);

/** Seats from one to the other in the order of the rows, if both are of one row; the last one alone otherwise. */
export function stretch(
  rows: readonly { readonly id: number; readonly row: string }[],
  from: number,
  to: number,
): number[] {
  const [a, b] = [rows.findIndex((seat) => seat.id === from), rows.findIndex((seat) => seat.id === to)];
  if (a < 0 || b < 0 || rows[a]?.row !== rows[b]?.row) return [to];
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((seat) => seat.id);
}

/** How much nearer a drawing can come. */
const NEAREST = 8;

/** A piece of the whole, nearer or farther around a point that stays where it is. */
export function zoomed(whole: Box, now: Box, factor: number, at: { x: number; y: number }): Box {
  const width = Math.min(whole.width, Math.max(whole.width / NEAREST, now.width / factor));
  const scale = width / now.width;
  return moved(whole, {
    x: at.x - (at.x - now.x) * scale,
    y: at.y - (at.y - now.y) * scale,
    width,
    height: now.height * scale,
  });
}

/** A piece of the whole, within it. */
export function moved(whole: Box, to: Box): Box {
  const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
  return {
    ...to,
    x: within(to.x, whole.x, whole.x + whole.width - to.width),
    y: within(to.y, whole.y, whole.y + whole.height - to.height),
  };
}

/** The piece moved as little as shows a point, with some room around it. */
export function showing(whole: Box, now: Box, at: { x: number; y: number }, room: number): Box {
  const along = (value: number, from: number, length: number): number => {
    const margin = Math.min(room, length / 2);
    return Math.max(value + margin - length, Math.min(from, value - margin));
  };
  return moved(whole, { ...now, x: along(at.x, now.x, now.width), y: along(at.y, now.y, now.height) });
}
