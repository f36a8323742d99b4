import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HallDrawing, type Kind, type Look } from './drawing';

// What the core writes, as its own test keeps it: nine seats.
const SNAPSHOT = '../src-tauri/crates/domain/src/plan/tests/snapshots/';
const file = 'domain__plan__tests__drawn__a_bare_hall_has_its_seats_where_they_are_and_nothing_on_them.snap';
const written = readFileSync(resolve(process.cwd(), SNAPSHOT, file), 'utf8').split('---\n')[2] ?? '';
const core = written.replaceAll('\n<g ', '<g ').trim();

const look = (kind: Kind, number = '1'): Look => ({ kind, number, wheelchair: false, aside: false });
const free = (): Map<number, Look> =>
  new Map(Array.from({ length: 9 }, (_, at) => [at + 1, look('free', `${at + 1}`)]));

let drawing: HallDrawing;
let home: HTMLElement;
let end: () => void;
const seat = (id: number): Element => {
  const found = home.querySelector(`[data-seat="${id}"]`);
  if (!found) throw new Error(`no seat ${id}`);
  return found;
};
const numbers = (): string[] => [...home.querySelectorAll('.numbers > text')].map((text) => text.textContent);

beforeEach(() => {
  vi.useFakeTimers();
  home = document.body.appendChild(document.createElement('div'));
  const made = HallDrawing.of(core);
  if (!made) throw new Error('no drawing');
  drawing = made;
  end = drawing.put(home, 'La salle');
  const svg = home.firstElementChild;
  // A screen on which the whole hall is as large as it is drawn.
  Object.defineProperty(svg, 'clientWidth', { value: drawing.whole.width, configurable: true });
  Object.defineProperty(svg, 'clientHeight', { value: drawing.whole.height, configurable: true });
});
afterEach(() => {
  end();
  home.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the drawing of the core', () => {
  it('is none where nothing was written', () => {
    expect(HallDrawing.of('')).toBeNull();
  });
});

describe('a seat', () => {
  it('has the shape of its state as the core draws it, and says whether it can be pressed', async () => {
    drawing.dress(free().set(2, look('mine')).set(3, look('sold')));
    const shapes = [1, 2, 3].map((id) => seat(id).getAttribute('d'));
    expect(new Set(shapes).size).toBe(3);
    for (const [id, kind] of [
      [1, 'free'],
      [2, 'mine'],
      [3, 'sold'],
    ] as const) {
      expect(seat(id).getAttribute('d')).toBe(home.querySelector(`#plan-${kind}`)?.getAttribute('d'));
      expect(seat(id).classList.contains(kind)).toBe(true);
    }
    void drawing.tell(() => '');
    await vi.runAllTimersAsync();
    const said = (name: string): (string | null)[] => [1, 2, 3].map((id) => seat(id).getAttribute(name));
    expect([said('aria-pressed'), said('aria-disabled')]).toEqual([
      ['false', 'true', 'false'],
      ['false', 'false', 'true'],
    ]);
    drawing.dress(free());
    expect([seat(2).getAttribute('d'), seat(2).classList.contains('mine')]).toEqual([shapes[0], false]);
  });
  it('is said in words behind its picture, and what changes at once', async () => {
    drawing.dress(free());
    const told = drawing.tell((id) => `siège ${id}`);
    await vi.runAllTimersAsync();
    await told;
    expect([seat(1), seat(9)].map((at) => at.getAttribute('aria-label'))).toEqual(['siège 1', 'siège 9']);
    drawing.dress(free().set(9, look('sold')));
    void drawing.tell((id) => `siège ${id}, vendu`);
    expect([seat(1), seat(9)].map((at) => at.getAttribute('aria-label'))).toEqual(['siège 1', 'siège 9, vendu']);
    expect(home.firstElementChild?.getAttribute('aria-busy')).toBe('true');
    await vi.runAllTimersAsync();
    expect(seat(1).getAttribute('aria-label')).toBe('siège 1, vendu');
    expect(home.firstElementChild?.hasAttribute('aria-busy')).toBe(false);
  });
  it('is never said as it was before, however late that is', async () => {
    drawing.dress(free());
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    // So slow that it waits behind each seat, while the other says them all.
    void drawing.tell(() => {
      now += 100;
      return 'before';
    });
    void drawing.tell(() => 'after');
    await vi.runAllTimersAsync();
    expect(new Set([...home.querySelectorAll('[data-seat]')].map((at) => at.getAttribute('aria-label')))).toEqual(
      new Set(['after']),
    );
  });
  it('alone is where Tab stops', () => {
    drawing.stop(1);
    drawing.stop(4);
    expect([...home.querySelectorAll('[tabindex="0"]')]).toEqual([seat(4)]);
  });
});

describe('a number', () => {
  it('stands on what can be had, in its ink', async () => {
    drawing.dress(free().set(2, look('sold', '2')).set(3, look('mine', '3')));
    await vi.runAllTimersAsync();
    expect(numbers()).toEqual(['1', '3', '4', '5', '6', '7', '8', '9']);
    expect(home.querySelector('.numbers > .mine')?.textContent).toBe('3');
    drawing.dress(free().set(3, look('held', '3')));
    expect(numbers().toSorted()).toEqual(['1', '2', '4', '5', '6', '7', '8', '9']);
  });
  it('is there where it can be read: large enough, and in the piece that is shown', async () => {
    const svg = home.firstElementChild;
    Object.defineProperty(svg, 'clientWidth', { value: drawing.whole.width / 2 });
    drawing.dress(free());
    await vi.runAllTimersAsync();
    expect(numbers()).toEqual([]);
    const [first] = drawing.spots;
    const { width, height } = drawing.whole;
    drawing.look({ x: (first?.x ?? 0) - 12, y: (first?.y ?? 0) - height / 20, width: width / 10, height: height / 10 });
    await vi.runAllTimersAsync();
    expect(numbers()).toContain('1');
    expect(numbers().length).toBeLessThan(9);
  });
  it('is away while a hand pulls the hall, and back once it rests', async () => {
    drawing.dress(free());
    await vi.runAllTimersAsync();
    drawing.pull({ ...drawing.whole, x: 1 });
    expect(numbers()).toEqual([]);
    await vi.runAllTimersAsync();
    expect(numbers()).toContain('9');
  });
});
