// Who is there already and may be the customer who is being typed.
import { call, type CustomerFields, type CustomerTwin } from '../../api';

/** How long one types on before they are looked for again. */
const PAUSE_MS = 200;

export class Twins {
  list = $state.raw<readonly CustomerTwin[]>([]);
  /** One of them has the same e-mail: making another wants a yes. */
  sameEmail = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  /** What is typed now. */
  follow(fields: CustomerFields): void {
    const asked = JSON.stringify(fields);
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(fields), PAUSE_MS);
  }

  /** Looks at once: before a customer is made, whatever was typed last. */
  async look(fields: CustomerFields): Promise<readonly CustomerTwin[]> {
    clearTimeout(this.#timer);
    this.#asked = JSON.stringify(fields);
    const asked = this.#asked;
    try {
      const found =
        fields.last_name.trim() || fields.email.trim()
          ? await call('customer_twins', fields)
          : { twins: [], same_email: false };
      if (asked === this.#asked) {
        this.list = found.twins;
        this.sameEmail = found.same_email;
      }
    } catch {
      // A house that does not answer says so when the customer is made.
    }
    return this.list;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
