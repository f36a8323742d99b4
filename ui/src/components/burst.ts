// Tells a reader of codes from a hand, by the time between its keys. Pure: times are given.

/** At most this far apart, keys are one burst: no hand is so fast for long. */
export const TOGETHER_MS = 35;
/** How long a letter that acts waits for a second one. */
export const HOLD_MS = 60;
/** As many keys at that pace are a scan. */
export const SCAN_KEYS = 8;
/** So few are one too where they are this close together: no hand presses three keys so. */
export const QUICK_KEYS = 3;
export const QUICK_MS = 15;
/** A reader's Enter or Tab may come a little after its last letter. */
export const SUFFIX_MS = 150;

/** Letters that come one after the other. */
export class Burst {
  #text = '';
  #atMs = Number.NEGATIVE_INFINITY;
  /** The longest time between two of them. */
  #widestMs = 0;
  #scannedAtMs = Number.NEGATIVE_INFINITY;

  get text(): string {
    return this.#text;
  }
  /** So long that no hand can have typed it, whatever comes next. */
  get isLong(): boolean {
    return this.#text.length >= SCAN_KEYS;
  }
  /** Whether it is a reader's, where nothing comes behind it. */
  get isScan(): boolean {
    return this.isLong || (this.#text.length >= QUICK_KEYS && this.#widestMs <= QUICK_MS);
  }

  /** Whether a key pressed now would belong to the letters before it. */
  goesOn(atMs: number): boolean {
    // Nobody has typed eight keys at that pace: a reader that hesitates goes on with its code.
    const most = this.isLong ? HOLD_MS : TOGETHER_MS;
    return this.#text !== '' && atMs - this.#atMs <= most;
  }

  /** A letter; how many belong together with it. */
  letter(key: string, atMs: number): number {
    const together = this.goesOn(atMs);
    this.#widestMs = together ? Math.max(this.#widestMs, atMs - this.#atMs) : 0;
    this.#text = together ? this.#text + key : key;
    this.#atMs = atMs;
    return this.#text.length;
  }

  /** Whether Enter or Tab pressed now is the end of a scan, and no key of a person's. */
  ends(atMs: number): boolean {
    return (this.isScan && atMs - this.#atMs <= SUFFIX_MS) || atMs - this.#scannedAtMs <= SUFFIX_MS;
  }

  /** The scan that is over; what comes now begins anew. */
  take(atMs: number): string {
    const text = this.#text;
    this.#scannedAtMs = atMs;
    this.stop();
    return text;
  }

  /** Something else than a letter: the burst is over. */
  stop(): void {
    this.#text = '';
    this.#atMs = Number.NEGATIVE_INFINITY;
  }
}

const AZERTY_DIGITS = 'à&é"\'(-è_ç';
/** What a reader set to a US keyboard types on a French one, key by key. */
const US_ON_AZERTY: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...AZERTY_DIGITS].map((typed, digit) => [typed, String(digit)])),
  ...{ a: 'q', q: 'a', z: 'w', w: 'z', ',': 'm', ';': ',', m: ';' },
  ...{ A: 'Q', Q: 'A', Z: 'W', W: 'Z', '?': 'M', M: ':' },
  ...{ ')': '-', '°': '_' },
};

const digitsOf = (text: string): string =>
  [...text].map((typed) => (AZERTY_DIGITS.includes(typed) ? String(AZERTY_DIGITS.indexOf(typed)) : typed)).join('');

/** What a scan may say: as typed, with the digits of a French keyboard, and by a reader set to a US one. */
export function readings(typed: string): string[] {
  const us = [...typed].map((key) => US_ON_AZERTY[key] ?? key).join('');
  return [...new Set([typed, digitsOf(typed), us])];
}
