// What comes over the keyboard, before any field or screen hears it: a hand's keys go on, a scan is handed over whole.
import { flushSync } from 'svelte';
import { Burst, HOLD_MS, SCAN_KEYS } from './burst';
import { activeField, replace, typeInto, type Before, type TextInput } from './focus';
import { isModifier, withShift } from './keys.svelte';

/** What the keys stand before. */
export interface Desk {
  /** Whether pressing this letter now would do something. */
  readonly acts: (name: string, typing: boolean) => boolean;
  /** It is pressed, and waits. */
  readonly expects?: (name: string) => void;
  /** Does it, as if it were pressed now. */
  readonly act: (name: string) => void;
  /** A code was read. */
  readonly scan: (text: string) => void;
}

/** A letter that acts, until it is known to come from a hand. */
interface Held {
  readonly key: string;
  readonly name: string;
}

/** A timer so much too late tells of a page that stood still: keys may wait behind it. */
const STALL_MS = 25;

export class Hand {
  readonly #desk: Desk;
  readonly #burst = new Burst();
  readonly #down = new Set<string>();
  #held: Held[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** The field in which the burst began, as it was. */
  #before: Before | null = null;
  /** The key that was given to another field. */
  #given: KeyboardEvent | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** For `keydown`, in the capturing phase. */
  heard(event: KeyboardEvent): void {
    if (event.isComposing || isModifier(event.key) || event === this.#given) return;
    const repeated = event.repeat || this.#down.has(physical(event));
    this.#down.add(physical(event));
    const letter = letterOf(event);
    if (letter === null) this.#other(event);
    else if (repeated) this.#again(event);
    else this.#letter(letter, event);
  }

  /** For `keyup`. */
  released(event: KeyboardEvent): void {
    this.#down.delete(physical(event));
  }

  /** The window lost the keyboard: what is held down is unknown, and what waits is no longer wanted. */
  left(): void {
    this.#waits(false);
    this.#held = [];
    this.#burst.stop();
    this.#down.clear();
  }

  #letter(key: string, event: KeyboardEvent): void {
    const now = event.timeStamp;
    if (!this.#burst.goesOn(now)) this.#over();
    const length = this.#burst.letter(key, now);
    if (length === 1) this.#before = snapshot();
    if (length === SCAN_KEYS) this.#undo();
    const name = withShift(key.toLocaleUpperCase('fr'), event);
    const waits = this.#held.length > 0 || this.#desk.acts(name, activeField() !== null);
    if (length < SCAN_KEYS && waits) this.#held.push({ key, name });
    // Behind others it may be another key by then.
    if (length === 1 && waits) this.#desk.expects?.(name);
    if (length >= SCAN_KEYS || waits) swallow(event);
    if (length >= SCAN_KEYS || this.#held.length > 0) this.#wait();
  }

  /** A key that is held down: no scan, and no second press. */
  #again(event: KeyboardEvent): void {
    // Where its release went unheard, the engine does not say that it is held.
    if (this.#held.length > 0 || (!event.repeat && activeField() === null)) swallow(event);
    else this.#burst.stop();
  }

  #other(event: KeyboardEvent): void {
    const isSuffix = event.key === 'Enter' || event.key === 'Tab';
    if (isSuffix && this.#burst.ends(event.timeStamp)) {
      swallow(event);
      this.#over(this.#burst.isScan);
      return;
    }
    const before = document.activeElement;
    this.#over();
    this.#burst.stop();
    const field = activeField();
    if (event.key.length > 1 && field !== null && field !== before) this.#give(event, field);
  }

  /** Letters that waited may have moved the cursor. A key behind them goes where it stands now: Enter behind a search chooses what was found. */
  #give(event: KeyboardEvent, field: TextInput): void {
    event.stopImmediatePropagation();
    const same = new KeyboardEvent('keydown', event);
    this.#given = same;
    if (!field.dispatchEvent(same)) event.preventDefault();
  }

  /**
   * The letters before are over: a scan is handed over, a hand's are done one by one. A few quick ones in a field are
   * text there, unless they are `ended` as a reader ends them.
   */
  #over(ended = false): void {
    this.#waits(false);
    if (this.#burst.isLong || (this.#burst.isScan && (ended || this.#held.length > 0))) {
      if (!this.#burst.isLong) this.#undo();
      this.#held = [];
      this.#desk.scan(this.#burst.take(performance.now()));
    } else this.#flush();
  }

  /** Said on the page as well, for whoever waits until all that was pressed is done. */
  #waits(now: boolean): void {
    clearTimeout(this.#rest);
    document.documentElement.toggleAttribute('data-held', now);
  }

  #wait(): void {
    this.#waits(true);
    const due = performance.now() + HOLD_MS;
    this.#rest = setTimeout(() => {
      if (performance.now() - due > STALL_MS) this.#wait();
      else this.#over();
    }, HOLD_MS);
  }

  #flush(): void {
    const held = this.#held;
    this.#held = [];
    for (const { key, name } of held) {
      const field = activeField();
      if (this.#desk.acts(name, field !== null)) flushSync(() => this.#desk.act(name));
      else if (field) typeInto(field, key);
    }
  }

  /** What the scan typed into a field before it was known to be one goes out again. */
  #undo(): void {
    this.#held = [];
    const before = this.#before;
    if (before?.field.isConnected && before.field.value !== before.text) replace(before);
  }
}

/** The key itself, whatever it types with Shift; a driver of tests knows only what it types. */
const physical = ({ code, key }: KeyboardEvent): string =>
  code === '' || code === 'Unidentified' ? key.toLowerCase() : code;

/** What is typed by a key that types; a space ends a burst, for no code has one. */
const letterOf = (event: KeyboardEvent): string | null =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey ? event.key : null;

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function snapshot(): Before | null {
  const field = activeField();
  if (!field) return null;
  return { field, text: field.value, from: field.selectionStart ?? 0, to: field.selectionEnd ?? 0 };
}
