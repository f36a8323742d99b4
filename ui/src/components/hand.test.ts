// A hand and a reader of codes, on the same keyboard.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOLD_MS } from './burst';
import { Hand } from './hand';

const CODE = '223qn687kaz3ubeyf5fztf9j';
let acting: Set<string>;
let acted: string[];
let scanned: string[];
let expected: string[];
let hand: Hand;

beforeEach(() => {
  vi.useFakeTimers();
  acting = new Set(['A', 'U', 'P', '2', '3']);
  acted = [];
  scanned = [];
  expected = [];
  hand = new Hand({
    acts: (name, typing) => !typing && acting.has(name),
    expects: (name) => void expected.push(name),
    act: (name) => void acted.push(name),
    scan: (text) => void scanned.push(text),
  });
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** Presses a key and lets it go; whether the page gets to hear of it. */
function press(key: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, code: `code ${key}`, cancelable: true, ...init });
  Object.defineProperty(event, 'timeStamp', { value: performance.now() });
  hand.heard(event);
  if (!init.repeat) hand.released(event);
  const field = document.activeElement;
  if (!event.defaultPrevented && key.length === 1 && field instanceof HTMLInputElement) field.value += key;
  return !event.defaultPrevented;
}
function type(text: string, everyMs: number): void {
  for (const key of text) {
    press(key);
    vi.advanceTimersByTime(everyMs);
  }
}
function field(value = ''): HTMLInputElement {
  const input = document.createElement('input');
  input.value = value;
  document.body.append(input);
  input.focus();
  return input;
}

describe('a letter that acts', () => {
  it('is told with its Shift, which Caps Lock is not', () => {
    acting.add('Shift+P');
    press('P', { shiftKey: true });
    press('P');
    vi.advanceTimersByTime(HOLD_MS);
    expect(acted).toEqual(['Shift+P', 'P']);
  });
  it('is told at once, but for those behind it', () => {
    press('a');
    press('u');
    press('x');
    expect([expected, acted]).toEqual([['A'], []]);
  });
  it('waits 60 ms, and then acts', () => {
    press('a');
    vi.advanceTimersByTime(HOLD_MS - 1);
    expect(acted).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(acted).toEqual(['A']);
  });
  it('acts at once when another key shows that a hand pressed it', () => {
    press('2');
    expect(press('F8')).toBe(true);
    expect(acted).toEqual(['2']);
  });
  it('acts once, in its order, when a hand rolls over several', () => {
    type('pau', 30);
    vi.advanceTimersByTime(HOLD_MS);
    expect(acted).toEqual(['P', 'A', 'U']);
  });
  it('held down acts once, and is no scan', () => {
    press('a');
    for (let at = 0; at < 20; at += 1) {
      vi.advanceTimersByTime(25);
      press('a', { repeat: true });
    }
    expect([acted, scanned]).toEqual([['A'], []]);
  });
  it('waits on while the page stands still: more may be behind it', () => {
    press('a');
    vi.setSystemTime(Date.now() + 500);
    const now = performance.now.bind(performance);
    const late = vi.spyOn(performance, 'now').mockImplementation(() => now() + 500);
    vi.advanceTimersByTime(HOLD_MS);
    expect(acted).toEqual([]);
    late.mockRestore();
  });
});

describe('a scan', () => {
  it('decides nothing, and is handed over whole', () => {
    type(CODE, 8);
    expect(press('Enter')).toBe(false);
    expect([acted, scanned]).toEqual([[], [CODE]]);
  });
  it('needs no Enter behind it, and swallows one that comes late', () => {
    type(CODE, 8);
    vi.advanceTimersByTime(HOLD_MS);
    expect(scanned).toEqual([CODE]);
    expect(press('Enter')).toBe(false);
    expect(scanned).toEqual([CODE]);
  });
  it('may end with Tab', () => {
    type(CODE, 8);
    expect(press('Tab')).toBe(false);
    expect(scanned).toEqual([CODE]);
  });
  it('leaves the field as it was in which it was typed', () => {
    const input = field('Dupont');
    type(CODE, 8);
    press('Enter');
    expect([input.value, scanned]).toEqual(['Dupont', [CODE]]);
  });
  it('is followed by keys that act again', () => {
    type(CODE, 8);
    press('Enter');
    vi.advanceTimersByTime(500);
    press('a');
    vi.advanceTimersByTime(HOLD_MS);
    expect(acted).toEqual(['A']);
  });
});

describe('a short code', () => {
  it.each(['a23', 'au2', '671083', 'pau2a3u'])('« %s » decides nothing, with Enter behind it or without', (code) => {
    type(code, 8);
    vi.advanceTimersByTime(HOLD_MS);
    expect([acted, scanned]).toEqual([[], [code]]);
    vi.advanceTimersByTime(500);
    type(code, 8);
    expect(press('Enter')).toBe(false);
    expect([acted, scanned.at(-1)]).toEqual([[], code]);
  });
  it('leaves the field as it was in which it was typed, and sends no form', () => {
    const input = field('Dupont');
    type('671083', 8);
    expect(press('Enter')).toBe(false);
    expect([input.value, scanned]).toEqual(['Dupont', ['671083']]);
  });
  it('is text of a field where nothing ends it', () => {
    const input = field('12');
    type('345', 8);
    vi.advanceTimersByTime(500);
    press('6');
    expect([input.value, scanned]).toEqual(['123456', []]);
  });
  it('is a hand’s where one of its keys came later', () => {
    type('pa', 8);
    vi.advanceTimersByTime(12);
    type('u', 8);
    vi.advanceTimersByTime(HOLD_MS);
    expect([acted, scanned]).toEqual([['P', 'A', 'U'], []]);
  });
  it('is no pair: a hand may hit two keys at once', () => {
    type('pa', 5);
    vi.advanceTimersByTime(HOLD_MS);
    expect([acted, scanned]).toEqual([['P', 'A'], []]);
  });
});

describe('a key behind letters that wait', () => {
  it('is of the field into which they put the cursor', () => {
    acting.add('S');
    const pressed: string[] = [];
    hand = new Hand({
      acts: (name, typing) => !typing && acting.has(name),
      act: () => field().addEventListener('keydown', (event) => pressed.push(event.key)),
      scan: () => undefined,
    });
    type('sno', 20);
    press('Enter');
    expect([document.querySelector('input')?.value, pressed]).toEqual(['no', ['Enter']]);
  });
  it('is the screen’s where they left the cursor where it was', () => {
    press('a');
    expect(press('Enter')).toBe(true);
    expect(acted).toEqual(['A']);
  });
});

describe('a hand in a field', () => {
  it('types, however quick it is', () => {
    const input = field();
    type('dupont marie', 40);
    expect([input.value, scanned]).toEqual(['dupont marie', []]);
  });
  it('types what it rolled over behind a key that put the cursor there', () => {
    acting.add('S');
    hand = new Hand({
      acts: (name, typing) => !typing && acting.has(name),
      act: () => void field(),
      scan: () => undefined,
    });
    type('sno', 20);
    vi.advanceTimersByTime(HOLD_MS);
    expect(document.querySelector('input')?.value).toBe('no');
  });
});
