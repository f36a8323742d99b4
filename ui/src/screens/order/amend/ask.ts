// Where the cursor goes when something that must be answered is not.

/** Puts the cursor where the first of what is missing is answered. */
export function goAnswer(missing: readonly string[]): void {
  const [first] = missing;
  const asks = document.querySelector<HTMLElement>(`[data-asks="${first ?? ''}"]`);
  // Of several that are alike, the first that is not answered.
  const open = asks?.querySelector('[data-open]') ?? asks;
  open?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus();
  asks?.scrollIntoView({ block: 'nearest' });
}
