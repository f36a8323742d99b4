// What a form works on.
import { untrack } from 'svelte';

/**
 * What a form was opened for, as it was then. What is read again, or selected, behind the form is not what it is about; and
 * a version read since would say that somebody else's change was seen.
 */
export const once = <T>(given: () => T): T => untrack(given);

/** A copy of what a form was given, taken once: what is read again meanwhile leaves what is typed alone. */
export function draftOf<T extends object>(given: () => T): T {
  const draft = $state(given());
  return draft;
}
