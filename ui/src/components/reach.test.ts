// F7: a letter on what has no key, and what the letters press.
import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from './keys.svelte';
import { lettersFor, reach, reachable } from './reach.svelte';

const stops: (() => void)[] = [];
const first = (event: KeyboardEvent): void => reach.heard(event);
const handle = (event: KeyboardEvent): void => keys.handle(event);
beforeEach(() => {
  addEventListener('keydown', first, true);
  addEventListener('keydown', handle);
});
afterEach(() => {
  reach.close();
  removeEventListener('keydown', first, true);
  removeEventListener('keydown', handle);
  stops.splice(0).forEach((stop) => stop());
  document.body.replaceChildren();
});

const draw = (html: string): void => void (document.body.innerHTML = html);
const at = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const marked = (): string[] => reach.marks.map(({ letters, on }) => `${letters} ${on.id}`);

describe('the letters', () => {
  it('are one each while there are enough, and two where there are not', () => {
    expect(lettersFor(3)).toEqual(['Q', 'S', 'D']);
    const two = lettersFor(40);
    expect(new Set(two).size).toBe(40);
    expect(two.every((letters) => letters.length === 2)).toBe(true);
  });
  it('stand on what has no key of its own and can be used now', () => {
    draw(`<button id="plain">a</button><button>b<kbd>B</kbd></button><button aria-keyshortcuts="F8">c</button>
      <button disabled>d</button><button data-seat>12</button><input id="field"><a href="#" id="link">e</a>
      <button tabindex="-1">f</button>`);
    reach.open();
    expect(marked()).toEqual(['Q plain', 'S field', 'D link']);
  });
  it('stand in the dialog alone where one is open, and in the form that has the keys', () => {
    draw('<button id="behind">a</button><form data-owns><button id="form">b</button></form>');
    stops.push(keys.push({ actions: () => [], exclusive: true }));
    expect(reachable().map(({ id }) => id)).toEqual(['form']);
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><button id="over">c</button></div>');
    expect(reachable().map(({ id }) => id)).toEqual(['over']);
  });
});

describe('a letter', () => {
  it('presses its button, and the keys are the screen’s again', async () => {
    const pressed = vi.fn();
    draw('<button id="one">a</button><button id="two">b</button>');
    at('two').addEventListener('click', pressed);
    reach.open();
    expect(keys.owned).toBe(true);
    await press('s');
    expect([pressed.mock.calls.length, reach.isOpen, keys.owned]).toEqual([1, false, false]);
  });
  it('brings the cursor to its field, from another one too', async () => {
    draw('<input id="one"><input id="two">');
    at('one').focus();
    reach.open();
    await press('s');
    expect(document.activeElement).toBe(at('two'));
  });
  it('that stands nowhere closes, and does nothing on the screen', async () => {
    const accept = vi.fn();
    stops.push(keys.push({ actions: () => [{ key: 'A', run: accept }] }));
    draw('<button id="one">a</button>');
    reach.open();
    await press('a');
    expect([accept.mock.calls.length, reach.isOpen]).toEqual([0, false]);
  });
  it('of two leaves those that begin with it', async () => {
    const pressed = vi.fn();
    draw(Array.from({ length: 30 }, (_, rank) => `<button id="b${rank}">x</button>`).join(''));
    at('b27').addEventListener('click', pressed);
    reach.open();
    await press('s');
    expect(reach.marks.map(({ letters }) => letters)).toEqual(['SQ', 'SS', 'SD', 'SF']);
    await press('s');
    expect(pressed).toHaveBeenCalledOnce();
  });
});

it('Escape takes the letters away, and leaves the form behind them open', async () => {
  const leave = vi.fn();
  stops.push(keys.push({ actions: () => [{ key: 'Escape', run: leave }], exclusive: true }));
  draw('<form data-owns><button id="one">a</button></form>');
  reach.open();
  await press('Escape');
  expect([reach.isOpen, leave.mock.calls.length]).toEqual([false, 0]);
});

it('a code that is read goes to the screen', () => {
  const scan = vi.fn();
  stops.push(keys.push({ actions: () => [], scan }));
  draw('<button id="one">a</button>');
  reach.open();
  keys.scanned('671083');
  expect([scan.mock.calls, reach.isOpen]).toEqual([[['671083']], false]);
});
