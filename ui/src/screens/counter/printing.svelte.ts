// Tickets on their way to paper: print, ask whether they came out, remember the answer.
import { LIMITS, call, shell, toApiError, type ApiError, type WrittenFile } from '../../api';
import { toasts } from '../../components';
import { t } from '../../i18n';
import { Attempt } from '../../state/attempt.svelte';

export type Stage = 'idle' | 'printing' | 'asking' | 'out' | 'kept' | 'failed';

export class Printing {
  stage = $state<Stage>('idle');
  placeIds = $state.raw<readonly number[]>([]);
  /** What is printed once the present ones came out, so many at a time as a command takes. */
  #rest: readonly (readonly number[])[] = [];
  /** Where the PDF is, and the printer it went to; no printer: it was only saved. */
  path = $state<string | null>(null);
  printer = $state<string | null>(null);
  /** Why it failed; while it is asked, why nobody knows. */
  error = $state.raw<ApiError | null>(null);
  readonly confirming = new Attempt();
  readonly opening = new Attempt();

  get count(): number {
    return this.placeIds.length;
  }

  /** Prints; nothing else while a print is on its way, for its answer is asked of what was printed. */
  async print(placeIds: readonly number[]): Promise<void> {
    if (this.stage === 'printing') return;
    const [first = [], ...rest] = chunks(placeIds, LIMITS.places);
    this.#rest = rest;
    await this.#print(first);
  }

  async #print(placeIds: readonly number[]): Promise<void> {
    this.placeIds = placeIds;
    this.stage = 'printing';
    this.error = null;
    try {
      const printed = await call('ticket_print', { place_ids: [...placeIds], format: null });
      this.path = printed.path;
      this.printer = printed.printer;
      this.stage = 'asking';
      warnOf(printed.unprintable);
    } catch (thrown) {
      this.error = toApiError(thrown);
      this.stage = mayBeOut(this.error) ? 'asking' : 'failed';
    }
  }

  /** A print of which nobody said whether it came out: ask before a second one, of as many as a command takes. */
  ask(placeIds: readonly number[]): void {
    if (this.stage === 'printing') return;
    this.placeIds = placeIds.slice(0, LIMITS.places);
    this.#rest = [];
    this.error = null;
    this.path = null;
    this.printer = null;
    this.stage = 'asking';
  }

  /** Whether the tickets came out; then those that wait for them. */
  async answer(out: boolean): Promise<void> {
    if (this.stage !== 'asking') return;
    const done = await this.confirming.run(
      'ticket_confirm',
      { place_ids: [...this.placeIds], out },
      { title: t('counter-not-noted') },
    );
    if (!done) return;
    this.stage = out ? 'out' : 'kept';
    const [next, ...rest] = this.#rest;
    if (!out || next === undefined) return;
    this.#rest = rest;
    await this.#print(next);
  }

  async again(): Promise<void> {
    if (this.stage !== 'printing') await this.#print(this.placeIds);
  }

  async open(): Promise<void> {
    const { path } = this;
    if (path) await this.opening.again(() => shell.open(path), { title: t('counter-not-opened') });
  }
}

/** The tickets went to the printer, and nobody knows whether they came out: a second print would be one too many. */
const mayBeOut = ({ code, args }: ApiError): boolean =>
  code === 'print_unconfirmed' || (code === 'printer_failed' && args['why'] === 'in_doubt');

/** A list in pieces of at most so many. */
function chunks<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most);
  return Array.from({ length: count }, (_, at) => list.slice(at * most, (at + 1) * most));
}

/** Writes a paper and opens it with whatever the system reads PDF with. */
export async function openPaper(attempt: Attempt, write: () => Promise<WrittenFile>): Promise<void> {
  const open = async (): Promise<void> => {
    const written = await write();
    warnOf(written.unprintable);
    await shell.open(written.path);
  };
  await attempt.again(open, { title: t('counter-not-opened') });
}

/** Characters that no font has are boxes on the paper: said before it goes over the counter. */
function warnOf(unprintable: string): void {
  if (!unprintable) return;
  toasts.show({
    tone: 'warn',
    text: t('counter-unprintable', { letters: [...unprintable].join(' ') }),
    detail: t('counter-unprintable-detail'),
  });
}
