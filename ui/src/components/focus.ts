// Where the keyboard is: in a field or not, and where it goes when what had it is gone.

/** Something in which text is typed. */
export type TextInput = HTMLInputElement | HTMLTextAreaElement;

/** A field at one moment. */
export interface Before {
  readonly field: TextInput;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const NO_TEXT = ['checkbox', 'radio', 'button', 'range', 'submit', 'file', 'color'];

export const isText = (target: EventTarget | null): target is TextInput =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !NO_TEXT.includes(target.type));

/** The field with the cursor, if one has it. */
export function activeField(): TextInput | null {
  const at = document.activeElement;
  return isText(at) ? at : null;
}

/** Types into a field as the keyboard would. */
export function typeInto(field: TextInput, text: string): void {
  const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}

/** Makes a field what it was. */
export function replace({ field, text, from, to }: Before): void {
  field.value = text;
  field.setSelectionRange(from, to);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
}

/** Where the keyboard waits when no field has it: a screen, a part of one, a form. */
const HOME = '[data-home]';

/** Whether something is drawn and can take the keyboard. */
export const isThere = (element: HTMLElement): boolean =>
  element.isConnected &&
  (element.checkVisibility?.() ?? true) &&
  element.closest('[inert]') === null &&
  !element.matches(':disabled');

/** Puts the keyboard where it waits, nearest to something; the screen where there is nothing nearer. */
export function goHome(from: Element | null = document.activeElement): void {
  waitIn(homesOf(from));
}

/** The first of these that is there, else the first of the page. */
function waitIn(homes: readonly HTMLElement[]): void {
  const home = homes.find(isThere) ?? [...document.querySelectorAll<HTMLElement>(HOME)].find(isThere);
  home?.focus({ preventScroll: true });
}

function homesOf(element: Element | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element?.closest<HTMLElement>(HOME); at; at = at.parentElement?.closest<HTMLElement>(HOME))
    found.push(at);
  return found;
}

/**
 * Keeps the keyboard in the window: where what had it is drawn anew, switched off or gone, or nothing has it, it goes
 * to the nearest place where it waits. Returns the function that stops it.
 */
export function keepFocus(): () => void {
  let homes: HTMLElement[] = [];
  const met = (): void => {
    const at = document.activeElement;
    if (at instanceof HTMLElement && at !== document.body) homes = homesOf(at);
  };
  let due: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    due = undefined;
    const at = document.activeElement;
    const nowhere = at === null || at === document.body || (at instanceof HTMLElement && !isThere(at));
    if (nowhere) waitIn(homes);
  };
  const later = (): void => void (due ??= setTimeout(look));
  document.addEventListener('focusin', met);
  document.addEventListener('focusout', later);
  const watcher = new MutationObserver(later);
  watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden', 'inert'] });
  return () => {
    document.removeEventListener('focusin', met);
    document.removeEventListener('focusout', later);
    watcher.disconnect();
    clearTimeout(due);
  };
}
