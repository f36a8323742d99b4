// The terms as customers will read them: asked of the core while the policy is typed.
import { call, type SetPolicy, type Terms } from '../../api';

/** How long one types on before they are asked for again. */
const PAUSE_MS = 250;

export class TermsPreview {
  /** As they are in force until something else can be read. */
  terms = $state.raw<Terms>({ version: 0, fr: '', en: '' });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  constructor(inForce: Terms) {
    this.terms = inForce;
  }

  /** What is typed now; null while one of its numbers cannot be read. */
  follow(wished: SetPolicy | null): void {
    const asked = JSON.stringify(wished);
    if (!wished || asked === this.#asked) return;
    const first = this.#asked === '';
    this.#asked = asked;
    clearTimeout(this.#timer);
    if (first) return;
    this.#timer = setTimeout(() => void this.#ask(wished, asked), PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #ask(wished: SetPolicy, asked: string): Promise<void> {
    try {
      const terms = await call('terms_preview', wished);
      if (asked === this.#asked) this.terms = terms;
    } catch {
      // What cannot be a policy is said when it is sent. Until then the last terms stay.
    }
  }
}
