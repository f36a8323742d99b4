// What a form works on.

/** A copy of what a form was given, taken once: what is read again meanwhile leaves what is typed alone. */
export function draftOf<T extends object>(given: () => T): T {
  const draft = $state(given());
  return draft;
}
