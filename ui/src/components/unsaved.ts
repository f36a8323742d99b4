// What is typed in forms and not sent yet: nothing may take it away without a word.

/** What can be left with words in it: a form, a dialog, a table that is typed in. */
const FORMS = 'form, [data-owns], [data-grid]';
/** A field that only asks, or that keeps what is typed elsewhere: nothing is lost with it. */
const QUESTION = '[data-question], [role=searchbox]';

/** A dialog that says of itself that it holds answers. */
const ANSWERED = '[data-changed]';

/** Fields as they were when the keyboard first came to them. */
const before = new Map<HTMLElement, string>();

const stateOf = (field: HTMLElement): string => {
  if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) return String(field.checked);
  if ('value' in field && typeof field.value === 'string' && !(field instanceof HTMLButtonElement)) return field.value;
  return field.getAttribute('aria-checked') ?? field.getAttribute('aria-pressed') ?? '';
};

/** Whether a form holds something that a hand changed and that it has not sent, or says so itself of answers that keys gave. */
export function unsaved(): boolean {
  const changed = [...before].some(([field, was]) => field.isConnected && stateOf(field) !== was);
  return changed || document.querySelector(`${ANSWERED}, :is(form, [data-owns]) input[type=radio]:checked`) !== null;
}

/** What is typed in a form is kept now, or given up: it is as if nobody had been there. */
export function forget(form: Node = document): void {
  for (const field of before.keys()) if (form.contains(field)) before.delete(field);
}

/** Looks at each field that the keyboard comes to. Returns the function that stops it. */
export function watchUnsaved(): () => void {
  const met = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target.closest(FORMS) === null) return;
    if (target.closest(QUESTION) !== null) return;
    for (const field of before.keys()) if (!field.isConnected) before.delete(field);
    if (!before.has(target)) before.set(target, stateOf(target));
  };
  document.addEventListener('focusin', met);
  return () => {
    document.removeEventListener('focusin', met);
    before.clear();
  };
}
