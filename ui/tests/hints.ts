// Two buttons in view with one key: a hand that reads the second does what the first one does.

const word = (button: Element): string =>
  (button.textContent ?? '').trim() || (button.getAttribute('aria-label') ?? '');

/** Letters and figures that stand on more than one thing in view, with what they stand on; a form hides those of its screen. */
export function hintsTwice(): string[] {
  const owns = document.querySelector('[data-owns]') ?? document;
  const found = new Map<string, string[]>();
  for (const button of owns.querySelectorAll<HTMLButtonElement>('button[aria-keyshortcuts]')) {
    const key = button.getAttribute('aria-keyshortcuts') ?? '';
    if (!button.disabled && /^[\p{L}\p{N}]$/u.test(key)) found.set(key, [...(found.get(key) ?? []), word(button)]);
  }
  return [...found].filter(([, words]) => words.length > 1).map(([key, words]) => `${key}: ${words.join(', ')}`);
}
