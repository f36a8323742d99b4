// The keyboard, in one place. A screen names its actions with their keys; the latest one asked wins.
import { untrack } from 'svelte';

export interface KeyAction {
  /** 'A', 'F2', 'Escape', 'Enter', '/', 'ArrowDown', 'Ctrl+Z'. */
  readonly key: string;
  /** What it does, as a person reads it in the list of keys. Without it the key is not listed. */
  readonly label?: string;
  readonly run: (event: KeyboardEvent) => void;
  readonly when?: () => boolean;
  /** Holding the key repeats the action. Only for moving: a held A must not accept a whole list. */
  readonly repeats?: boolean;
  /** Works while typing too. F-keys and Escape always do. */
  readonly whileTyping?: boolean;
}

interface Layer {
  readonly actions: () => readonly KeyAction[];
  /** Nothing below this layer answers: a dialog, the lock. */
  readonly exclusive: boolean;
}

class Keys {
  #layers = $state.raw<readonly Layer[]>([]);

  push(layer: Layer): () => void {
    this.#layers = [...this.#layers, layer];
    return () => {
      this.#layers = untrack(() => this.#layers).filter((other) => other !== layer);
    };
  }

  /** The actions that can answer now, nearest first. */
  active(): KeyAction[] {
    const found: KeyAction[] = [];
    for (const layer of this.#layers.toReversed()) {
      found.push(...layer.actions());
      if (layer.exclusive) break;
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

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const name = keyName(event);
    const typing = isTyping(event.target);
    const action = this.active().find(
      (candidate) =>
        candidate.key === name && (!typing || reachesOverTyping(candidate)) && candidate.when?.() !== false,
    );
    if (!action || (event.repeat && !action.repeats)) {
      // F-keys belong to the screens: the engine's own (reload, search, caret browsing) never run.
      if (/^F\d+$/.test(name)) event.preventDefault();
      return;
    }
    // Enter and Space on a focused button are that button's.
    if ((name === 'Enter' || name === ' ') && isPressable(event.target)) return;
    event.preventDefault();
    action.run(event);
  }
}

export const keys = new Keys();

/** Names a press as actions do: letters in capitals whatever the layout's case, Ctrl first. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLocaleUpperCase('fr') : event.key;
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${key}`;
}

const reachesOverTyping = (action: KeyAction): boolean =>
  action.whileTyping === true || action.key === 'Escape' || /^F\d+$/.test(action.key);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable || target.getAttribute('role') === 'option';
}

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="button"], summary') !== null;

/** Registers a screen's actions for as long as the component that calls it is there. */
export function useKeys(actions: () => readonly KeyAction[], options: { exclusive?: boolean } = {}): void {
  // Untracked: a layer is pushed once, however often the actions themselves change.
  $effect(() => untrack(() => keys.push({ actions, exclusive: options.exclusive ?? false })));
}
