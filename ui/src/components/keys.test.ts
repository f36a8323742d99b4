import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyName, keys, READ_MS, type KeyAction } from './keys.svelte';

const stops: (() => void)[] = [];
const layer = (actions: KeyAction[], exclusive = false): void =>
  void stops.push(keys.push({ actions: () => actions, exclusive }));

afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  document.body.replaceChildren();
});

function press(key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...init });
  target.addEventListener('keydown', (heard) => keys.handle(heard), { once: true });
  target.dispatchEvent(event);
  return event;
}
function field(): HTMLInputElement {
  const input = document.createElement('input');
  document.body.append(input);
  return input;
}

describe('keys', () => {
  it('are letters whatever their case, with Ctrl first', () => {
    expect(keyName({ key: 'a', ctrlKey: false, metaKey: false, altKey: false })).toBe('A');
    expect(keyName({ key: 'z', ctrlKey: true, metaKey: false, altKey: false })).toBe('Ctrl+Z');
    expect(keyName({ key: 'F2', ctrlKey: false, metaKey: false, altKey: false })).toBe('F2');
  });
  it('do what the screen named for them', () => {
    const accept = vi.fn();
    layer([{ key: 'A', label: 'accept', run: accept }]);
    expect(press('a').defaultPrevented).toBe(true);
    expect(accept).toHaveBeenCalledOnce();
  });
  it('of one letter are left to the field in which one types; F-keys and Escape are not', () => {
    const run = vi.fn();
    layer([
      { key: 'A', run },
      { key: 'F2', run },
      { key: 'Escape', run },
    ]);
    press('a', {}, field());
    expect(run).not.toHaveBeenCalled();
    press('F2', {}, field());
    press('Escape', {}, field());
    expect(run).toHaveBeenCalledTimes(2);
  });
  it('are text once a key before them has put the cursor into a field', () => {
    const run = vi.fn();
    layer([{ key: 'A', run }]);
    // The press began before the cursor moved: it still names the screen.
    field().focus();
    expect(press('a').defaultPrevented).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });
  it('that nothing answers begin what is typed on this screen; below a form they do not', () => {
    const [begins, run] = [vi.fn(), vi.fn()];
    stops.push(keys.push({ actions: () => [{ key: 'T', run }], begins }));
    press('b');
    press('t');
    press(' ');
    press('4');
    press('B', {}, field());
    expect([begins.mock.calls, run.mock.calls.length, keys.acts('B', false)]).toEqual([[['B'], [' ']], 1, true]);
    layer([], true);
    press('b');
    expect([begins.mock.calls.length, keys.acts('B', false)]).toEqual([2, false]);
  });
  it('of a form are all the form’s, but for the lock', () => {
    const [below, lock] = [vi.fn(), vi.fn()];
    layer([
      { key: 'ArrowDown', run: below },
      { key: 'F2', run: below },
      { key: 'F12', always: true, run: lock },
    ]);
    layer([{ key: 'Escape', run: () => undefined }], true);
    press('ArrowDown');
    press('F2');
    press('F12');
    expect([below.mock.calls.length, lock.mock.calls.length]).toEqual([0, 1]);
  });
  it('Ctrl+Enter sends the form in which one types', () => {
    const sent = vi.fn((event: Event) => event.preventDefault());
    const form = document.createElement('form');
    const lines = document.createElement('textarea');
    form.append(lines);
    form.addEventListener('submit', sent);
    document.body.append(form);
    press('Enter', { ctrlKey: true }, lines);
    expect(sent).toHaveBeenCalledOnce();
  });
  it('held down decide only once, but go on moving', () => {
    const [accept, down] = [vi.fn(), vi.fn()];
    layer([
      { key: 'A', run: accept },
      { key: 'ArrowDown', run: down, repeats: true },
    ]);
    press('a');
    press('a', { repeat: true });
    press('ArrowDown');
    press('ArrowDown', { repeat: true });
    expect(accept).toHaveBeenCalledOnce();
    expect(down).toHaveBeenCalledTimes(2);
  });
  it('do nothing while their action is not possible', () => {
    const run = vi.fn();
    layer([{ key: 'A', run, when: () => false }]);
    press('a');
    expect(run).not.toHaveBeenCalled();
  });
  it('belong to the latest layer, and to it alone when it is a dialog', () => {
    const [below, above] = [vi.fn(), vi.fn()];
    layer([
      { key: 'A', run: below },
      { key: 'R', run: below },
    ]);
    layer([{ key: 'A', run: above }], true);
    press('a');
    press('r');
    expect(above).toHaveBeenCalledOnce();
    expect(below).not.toHaveBeenCalled();
  });
  it('are the lock’s, whatever opens behind it meanwhile, and the form’s again once it is gone', () => {
    const [choose, send] = [vi.fn(), vi.fn()];
    const unlock = keys.push({ actions: () => [{ key: '1', run: choose }], exclusive: true, front: true });
    stops.push(keys.push({ actions: () => [{ key: '1', run: send }], exclusive: true }, true));
    press('1');
    expect([choose.mock.calls.length, send.mock.calls.length]).toEqual([1, 0]);
    unlock();
    press('1');
    expect([choose.mock.calls.length, send.mock.calls.length]).toEqual([1, 1]);
  });
  it('Enter on a button stays the button’s', () => {
    const run = vi.fn();
    layer([{ key: 'Enter', run }]);
    const button = document.createElement('button');
    document.body.append(button);
    press('Enter', {}, button);
    expect(run).not.toHaveBeenCalled();
  });
  it('no F-key reaches the engine: F5 must not reload the desk', () => {
    expect(press('F5').defaultPrevented).toBe(true);
  });
  it('are listed once each, only those that can be used and have words', () => {
    layer([
      { key: 'A', label: 'old', run: () => {} },
      { key: 'X', run: () => {} },
      { key: 'R', label: 'no', run: () => {}, when: () => false },
    ]);
    layer([{ key: 'A', label: 'new', run: () => {} }]);
    expect(keys.listed().map((action) => action.label)).toEqual(['new']);
  });
});

describe('a key whose act is done', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());
  const pressed = (key: string): boolean => keys.isUnread(new KeyboardEvent('keydown', { key, cancelable: true }));

  it('pressed again at once does not mean what took the place of what it was pressed for', () => {
    const accept = vi.fn();
    layer([{ key: 'A', run: accept }]);
    pressed('a');
    keys.act('A');
    keys.movesOn();
    expect(pressed('a')).toBe(true);
    // One that was pressed before waited to be told from a scan.
    keys.act('A');
    expect(accept).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(READ_MS);
    expect(pressed('a')).toBe(false);
    keys.act('A');
    expect(accept).toHaveBeenCalledTimes(2);
  });
  it('keeps no other key back', () => {
    const refuse = vi.fn();
    layer([{ key: 'R', run: refuse }]);
    pressed('a');
    keys.movesOn();
    expect(pressed('r')).toBe(false);
    keys.act('R');
    expect(refuse).toHaveBeenCalledOnce();
  });
});

describe('a letter with Shift', () => {
  it('begins what is typed, though alone it is a key', () => {
    const [begins, credit] = [vi.fn(), vi.fn()];
    stops.push(keys.push({ actions: () => [{ key: 'C', run: credit }], begins }));
    press('c');
    press('C', { shiftKey: true });
    expect([credit.mock.calls.length, begins.mock.calls]).toEqual([1, [['C']]]);
    expect([keys.has('c'), keys.has('b')]).toEqual([true, false]);
  });
  it('is the key where nothing is begun, and text in a field', () => {
    const run = vi.fn();
    layer([{ key: 'A', run }]);
    press('A', { shiftKey: true });
    press('A', { shiftKey: true }, field());
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('an Enter behind an Enter', () => {
  const enter = (init: KeyboardEventInit = {}): boolean =>
    keys.isUnread(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...init }));
  const other = (key: string): boolean => keys.isUnread(new KeyboardEvent('keydown', { key }));
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is no answer to what the first one opened, until it can have been read', () => {
    other('w');
    expect(enter()).toBe(false);
    layer([{ key: 'Enter', run: () => undefined }], true);
    expect(enter()).toBe(true);
    vi.advanceTimersByTime(READ_MS - 1);
    expect(enter()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(enter()).toBe(false);
  });
  it('answers what another key opened, and what was typed in meanwhile', () => {
    other('w');
    layer([], true);
    expect(enter()).toBe(false);
    layer([], true);
    expect(enter()).toBe(true);
    other('1');
    expect(enter()).toBe(false);
  });
  it('that answered is no key of the screen behind when it is pressed twice, and no other letter is kept back', () => {
    const stop = keys.push({ actions: () => [], exclusive: true });
    other('o');
    stop();
    expect([other('o'), other('p')]).toEqual([true, false]);
    vi.advanceTimersByTime(READ_MS);
    expect(other('o')).toBe(false);
  });
  it('held down is one press, but for new lines', () => {
    expect(enter({ repeat: true })).toBe(true);
    const lines = document.createElement('textarea');
    const event = new KeyboardEvent('keydown', { key: 'Enter', repeat: true });
    Object.defineProperty(event, 'target', { value: lines });
    expect(keys.isUnread(event)).toBe(false);
  });
});
