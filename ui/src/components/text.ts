// Comparing what people type with what is written.

/** Lower case without accents, as the lists of the core search: « Œuvrard » is found by « oeuv ». */
export function folded(text: string): string {
  return text
    .toLocaleLowerCase('fr')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s/g, ' ')
    .trim();
}
