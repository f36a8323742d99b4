// The keyboard, in one place. A screen names its actions with their keys; the latest one asked wins.
import { flushSync, getContext, hasContext, setContext, untrack } from 'svelte';
import { goHome, isText } from './focus';

export interface KeyAction {
  /** 'A', 'F2', 'Escape', 'Enter', '/', 'ArrowDown', 'Ctrl+Z'. */
  readonly key: string;
  /** What it does, as a person reads it in the list of keys. Without it the key is not listed. */
  readonly label?: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Reads what `run` will show, while a letter waits to be told from a scan. It changes nothing. */
  readonly ahead?: () => void;
  readonly when?: () => boolean;
  /** Holding the key repeats the action. Only for moving: a held A must not accept a whole list. */
  readonly repeats?: boolean;
  /** Works while typing too. F-keys and Escape always do. */
  readonly whileTyping?: boolean;
  /** Works whatever owns the keys: the lock. */
  readonly always?: boolean;
}

/** What is done with a code that was read. */
export type Scan = (text: string) => void;

/** What is done with a letter or a space that no key answers. */
export type Begins = (typed: string) => void;

/** Forms over forms that are closed at once. */
const DEEP_MAX = 4;

/** Nobody reads a question faster: an Enter so soon behind the one that opened it is no answer. */
export const READ_MS = 400;

export interface LayerOptions {
  /** Owns every key: nothing below this layer answers. A form, a dialog, the lock. */
  readonly exclusive?: boolean;
  /** Stands before the desk: what opens there meanwhile opens behind it. The lock, a page that says why nobody works. */
  readonly front?: boolean;
  readonly scan?: Scan;
  /** A letter that is no key, or a space, begins what is typed here: the cursor goes to its field. */
  readonly begins?: Begins;
}

interface Layer extends LayerOptions {
  readonly actions: () => readonly KeyAction[];
}

class Keys {
  #layers = $state.raw<readonly Layer[]>([]);
  #last = '';
  /** When something was asked behind an Enter. */
  #behindEnterMs = Number.NEGATIVE_INFINITY;
  /** The key behind which a layer that owned the keys went, and when. */
  #answered = { key: '', atMs: Number.NEGATIVE_INFINITY };
  /** Since when what no hand selected stands where something else was; and whether it is still to be shown. */
  #unchosen = { sinceMs: Number.NEGATIVE_INFINITY, comes: false };

  /** A layer of the desk comes below what stands before the desk. */
  push(layer: Layer, ofDesk = false): () => void {
    if (layer.exclusive) this.asks();
    const layers = untrack(() => this.#layers);
    const front = ofDesk ? layers.findIndex((other) => other.front) : -1;
    this.#layers = layers.toSpliced(front < 0 ? layers.length : front, 0, layer);
    return () => {
      if (layer.exclusive) this.#answered = { key: this.#last, atMs: performance.now() };
      this.#layers = untrack(() => this.#layers).filter((other) => other !== layer);
    };
  }

  /** What the last key did is done, and something else took its place: pressed again at once it does not mean that. */
  movesOn(): void {
    this.#answered = { key: this.#last, atMs: performance.now() };
  }

  /**
   * What was selected is gone or is another by now, and no hand selected what stands in its place: a key on its way meant
   * the one before. `comes`: it is still to be shown.
   */
  givesWay(comes: boolean): void {
    this.#unchosen = { sinceMs: performance.now(), comes };
  }

  /** What is selected is in view. */
  shows(): void {
    if (this.#unchosen.comes) this.#unchosen = { sinceMs: performance.now(), comes: false };
  }

  /** A hand selects. */
  selects(): void {
    this.#unchosen = { sinceMs: Number.NEGATIVE_INFINITY, comes: false };
  }

  /** Whether what is selected can have been read by whoever presses a key, or a button, of it. */
  get isSeen(): boolean {
    return performance.now() - this.#unchosen.sinceMs >= READ_MS;
  }

  /** Something is asked that Enter will answer: a layer that owns the keys came up, or a button asks once more. */
  asks(): void {
    if (this.#last === 'Enter') this.#behindEnterMs = performance.now();
  }

  /** Whether a form, a dialog or the lock has the keys. */
  get owned(): boolean {
    return this.#layers.some((layer) => layer.exclusive);
  }

  /** The actions that can answer now, nearest first. */
  active(): KeyAction[] {
    const found: KeyAction[] = [];
    let owned = false;
    for (const layer of this.#layers.toReversed()) {
      found.push(...layer.actions().filter((action) => !owned || action.always));
      owned ||= layer.exclusive === true;
    }
    return found;
  }

  /** What `?` shows: one line a key, the nearest meaning of each. */
  listed(): KeyAction[] {
    const seen = new Set<string>();
    return this.active().filter((action) => {
      if (!action.label || seen.has(action.key) || action.when?.() === false) return false;
      seen.add(action.key);
      return true;
    });
  }

  /**
   * For `keydown`, before anything else hears it: takes out what nobody can have meant. That is an Enter that is held
   * down, or comes again before what the first one asked can have been read; and the key that answered, pressed twice:
   * the screen behind may have it too.
   */
  isUnread(event: KeyboardEvent): boolean {
    if (isModifier(event.key)) return false;
    const unread = event.key === 'Enter' ? this.#isSecondEnter(event) : this.#isSecondAnswer(event.key);
    this.#last = event.key;
    if (event.key !== 'Enter') this.#behindEnterMs = Number.NEGATIVE_INFINITY;
    if (event.key !== this.#answered.key) this.#answered = { key: '', atMs: Number.NEGATIVE_INFINITY };
    if (!unread) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  }

  #isSecondEnter(event: KeyboardEvent): boolean {
    const soon = performance.now() - this.#behindEnterMs < READ_MS;
    return soon || this.#answers(event.key) || (event.repeat && !(event.target instanceof HTMLTextAreaElement));
  }
  #isSecondAnswer(key: string): boolean {
    return key.length === 1 && this.#answers(key) && !isTyping(document.activeElement);
  }
  #answers(key: string): boolean {
    return key === this.#answered.key && performance.now() - this.#answered.atMs < READ_MS;
  }

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const name = keyName(event);
    // A key before this letter may have moved the cursor since.
    const typing = isTyping(event.target) || (event.key.length === 1 && isTyping(document.activeElement));
    const answer = this.#answer(withShift(name, event), typing);
    if (event.repeat && !answer?.repeats) return this.#unanswered(name, event);
    // Enter and Space on a focused button are that button's.
    if ((name === 'Enter' || name === ' ') && isPressable(event.target)) return;
    if (!answer) return this.#unanswered(name, event);
    event.preventDefault();
    answer.run(event);
  }

  /** Whether a letter does something now. */
  acts(name: string, typing: boolean): boolean {
    return this.#answer(name, typing || isTyping(document.activeElement)) !== undefined;
  }

  /** A letter that acts is pressed, and waits. */
  expects(name: string): void {
    this.#find(name, isTyping(document.activeElement))?.ahead?.();
  }

  /** Does what a letter does now. */
  act(name: string): void {
    // It waited meanwhile, and what it meant is done.
    if (this.#answers(name) || this.#answers(name.toLocaleLowerCase('fr'))) return;
    this.#answer(name, isTyping(document.activeElement))?.run(new KeyboardEvent('keydown', { key: name }));
  }

  /** Whether a letter is a key of the screen, even while it does not answer: it begins nothing by itself. */
  has(letter: string): boolean {
    const top = this.#layers.findIndex((layer) => layer.exclusive);
    const screen = top < 0 ? this.#layers : this.#layers.slice(0, top);
    const name = letter.toLocaleUpperCase('fr');
    return screen.some((layer) => layer.actions().some((action) => action.key === name));
  }

  /** Hands a code to the nearest layer that takes codes. */
  scanned(text: string): void {
    this.#layers.findLast((layer) => layer.scan !== undefined)?.scan?.(text);
  }

  /** Closes the forms and dialogs that have the keys, as Escape does; false where one stays. */
  leave(): boolean {
    for (let deep = 0; this.owned && deep < DEEP_MAX; deep++) {
      const top = this.#layers.findLast((layer) => layer.exclusive);
      const escape = top?.actions().find((action) => action.key === 'Escape' && action.when?.() !== false);
      if (!escape) return false;
      flushSync(() => escape.run(new KeyboardEvent('keydown', { key: 'Escape' })));
    }
    return !this.owned;
  }

  /** With Shift a letter begins what is typed, where something is; whatever it does alone. */
  #answer(name: string, typing: boolean): Pick<KeyAction, 'run' | 'repeats'> | undefined {
    const letter = name.replace(/^Shift\+/, '');
    const begun = this.#begins(letter, typing);
    if (begun && letter !== name) return { run: begun };
    return this.#find(letter, typing) ?? (begun && { run: begun });
  }

  #find(name: string, typing: boolean): KeyAction | undefined {
    return this.active().find(
      (candidate) =>
        candidate.key === name && (!typing || reachesOverTyping(candidate)) && candidate.when?.() !== false,
    );
  }

  /** What a letter that is no key begins, in the nearest layer that takes letters. */
  #begins(name: string, typing: boolean): (() => void) | undefined {
    if (typing || !/^[\p{L} ]$/u.test(name)) return undefined;
    const top = this.#layers.findLastIndex((layer) => layer.exclusive);
    const begins = this.#layers.slice(Math.max(0, top)).findLast((layer) => layer.begins)?.begins;
    return begins && (() => begins(name));
  }

  #unanswered(name: string, event: KeyboardEvent): void {
    // F-keys belong to the screens: the engine's own (reload, search, caret browsing) never run.
    if (/^F\d+$/.test(name)) event.preventDefault();
    if (event.repeat) return;
    if (name === 'Escape' && isText(event.target)) {
      event.preventDefault();
      goHome(event.target);
    }
    if (name === 'Ctrl+Enter' && event.target instanceof HTMLElement) {
      const form = event.target.closest('form');
      if (!form) return;
      event.preventDefault();
      if (form.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled !== true) form.requestSubmit();
    }
  }
}

export const keys = new Keys();

/** Names a press as actions do: letters in capitals whatever the layout's case, Ctrl first. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLocaleUpperCase('fr') : event.key;
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${key}`;
}

/** « Shift+C » where a letter is pressed with Shift, whatever Caps Lock makes of it. */
export const withShift = (name: string, event: Pick<KeyboardEvent, 'shiftKey'>): string =>
  event.shiftKey && /^\p{L}$/u.test(name) ? `Shift+${name}` : name;

/** Whether a key does nothing by itself. */
export const isModifier = (key: string): boolean =>
  ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'].includes(key);

const reachesOverTyping = (action: KeyAction): boolean =>
  action.whileTyping === true || action.key === 'Escape' || /^F\d+$/.test(action.key);

const isTyping = (target: EventTarget | null): boolean =>
  isText(target) ||
  (target instanceof HTMLElement && (target.isContentEditable || target.getAttribute('role') === 'option'));

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="button"], summary') !== null;

/** Registers a screen's actions for as long as the component that calls it is there. */
export function useKeys(actions: () => readonly KeyAction[], options: LayerOptions = {}): void {
  const ofDesk = hasContext(DESK);
  const isThere = getContext<(() => boolean) | undefined>(SUBJECT);
  const waiting = (): readonly KeyAction[] => actions().map((action) => ({ ...action, run: nothing, ahead: nothing }));
  // A form is about what it was opened for, whatever changes behind it.
  const waits = (): boolean => isThere !== undefined && !(isThere() && (options.exclusive || keys.isSeen));
  const now = (): readonly KeyAction[] => (waits() ? waiting() : actions());
  // Untracked: a layer is pushed once, however often the actions themselves change.
  $effect(() => untrack(() => keys.push({ actions: now, ...options }, ofDesk)));
}

const nothing = (): void => undefined;

const SUBJECT = Symbol('subject');
/**
 * Says, while a panel is made, when what it shows is what is selected. Until then its keys, and those of all in it, do
 * nothing; nor do they before what came in the place of another can have been read.
 */
export function keysOnceThere(isThere: () => boolean): void {
  setContext(SUBJECT, isThere);
  $effect(() => {
    if (isThere()) keys.shows();
  });
}

const DESK = Symbol('desk');
/** Says, while the desk is made, that the keys of all in it are the desk's: what stands before it comes first. */
export const keysOfDesk = (): unknown => setContext(DESK, true);
