// Letters on what has no key of its own: F7 shows them, and typing one presses what it stands on.
import { flushSync } from 'svelte';
import { isText, isThere } from './focus';
import { isModifier, keys, type KeyAction } from './keys.svelte';

/** The letters in the order of the hand: the middle row first. None needs Shift on any keyboard. */
const LETTERS = [...'QSDFGHJKLMAZERTYUIOPWXCVBN'];
/** As many as can be told apart by two letters; a screen has fewer. */
const MOST = LETTERS.length ** 2;

export interface Mark {
  readonly letters: string;
  readonly on: HTMLElement;
  readonly left: number;
  readonly top: number;
}

const PRESSED = 'button, a[href], summary, [role=switch], [role=checkbox]';
const TYPED = 'input:not([type=hidden]), textarea, select';

/** What stands on the screen now: all that is pressed or typed in, and neither switched off nor out of sight. */
export function reachable(): HTMLElement[] {
  const roots = owners();
  return [...document.querySelectorAll<HTMLElement>(`${PRESSED}, ${TYPED}`)].filter(
    (at) => roots.some((root) => root.contains(at)) && isThere(at) && !hasOwnKey(at) && isInSight(at),
  );
}

/** What has the keys: the dialog over everything, else each part that does not wait behind a form. */
function owners(): readonly Element[] {
  const dialogs = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].filter(isThere);
  const dialog = dialogs.at(-1);
  if (dialog) return [dialog];
  return keys.owned ? [...document.querySelectorAll('[data-owns]')] : [document.body];
}

/** Whether its key stands on it, or it is a part that arrows walk through: seats, tabs, rows. */
const hasOwnKey = (at: HTMLElement): boolean =>
  at.hasAttribute('aria-keyshortcuts') ||
  at.querySelector('kbd') !== null ||
  at.matches('[data-seat], [data-combobox-trigger], [tabindex="-1"]');

function isInSight(at: HTMLElement): boolean {
  const box = at.getBoundingClientRect();
  for (let around = at.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflow === 'visible') continue;
    const room = around.getBoundingClientRect();
    if (box.bottom < room.top || box.top > room.bottom || box.right < room.left || box.left > room.right) return false;
  }
  return box.top <= innerHeight && box.left <= innerWidth;
}

/** As many letters each as all of them need, so that none begins another. */
export function lettersFor(count: number): string[] {
  if (count <= LETTERS.length) return LETTERS.slice(0, count);
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).slice(0, Math.min(count, MOST));
}

class Reach {
  marks = $state.raw<readonly Mark[]>([]);
  typed = $state('');
  #pop: (() => void) | null = null;

  get isOpen(): boolean {
    return this.#pop !== null;
  }

  open(): void {
    if (this.isOpen) return this.close();
    const found = reachable();
    const letters = lettersFor(found.length);
    this.marks = found.slice(0, letters.length).map((on, at) => {
      const { left, top } = on.getBoundingClientRect();
      return { letters: letters[at] ?? '', on, left, top };
    });
    if (this.marks.length === 0) return;
    this.#pop = keys.push({ actions: () => this.#actions(), exclusive: true, scan: (text) => this.#scanned(text) });
  }

  close(): void {
    this.#pop?.();
    this.#pop = null;
    this.marks = [];
    this.typed = '';
  }

  /** For `keydown` before anything hears it: whatever is no letter of a mark closes, and Escape does nothing else. */
  heard(event: KeyboardEvent): void {
    if (!this.isOpen || isModifier(event.key) || event.key === 'F7') return;
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return;
    flushSync(() => this.close());
    if (event.key === 'F12' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #actions(): KeyAction[] {
    const escape = { key: 'Escape', run: () => this.close() };
    return [escape, ...LETTERS.map((key) => ({ key, whileTyping: true, run: () => this.#letter(key) }))];
  }

  #letter(key: string): void {
    this.typed += key;
    const left = this.marks.filter((mark) => mark.letters.startsWith(this.typed));
    const only = left.find((mark) => mark.letters === this.typed);
    if (only) {
      flushSync(() => this.close());
      press(only.on);
    } else if (left.length === 0) this.close();
    else this.marks = left;
  }

  #scanned(text: string): void {
    flushSync(() => this.close());
    keys.scanned(text);
  }
}

/** The cursor goes to what is typed in; anything else is pressed. */
function press(on: HTMLElement): void {
  if (!isThere(on)) return;
  on.focus();
  if (!isText(on) && !(on instanceof HTMLSelectElement)) on.click();
}

export const reach = new Reach();
