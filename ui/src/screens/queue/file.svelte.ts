// The file of one request: read when it is selected, claimed when it is looked at, decided from here.
import {
  call,
  prepare,
  toApiError,
  type ApiError,
  type Args,
  type CommandName,
  type Reply,
  type RepriseFile,
} from '../../api';
import { keys } from '../../components';
import { t } from '../../i18n';
import { Attempt } from '../../state/attempt.svelte';
import { Reading } from '../../state/reading.svelte';

/** Walking through the list by key must not claim each request on the way. */
const LOOK_MS = 700;

export class OpenFile {
  readonly #reading = new Reading(async () => call('reprise_file', { id: this.#wanted ?? 0 }));
  readonly #deciding = new Attempt();
  #undoing = $state(0);
  #wanted: number | null = null;
  #claimed: number | null = null;
  /** The list is left: nobody looks at what comes in after that. */
  #closed = false;
  #look: ReturnType<typeof setTimeout> | undefined;
  /** Files of the requests beside it, read before a key asks for them. */
  readonly #ahead = new Map<number, RepriseFile>();

  get file(): RepriseFile | null {
    return this.#reading.error ? null : this.#reading.value;
  }
  get error(): ApiError | null {
    return this.#reading.error;
  }
  get busy(): boolean {
    return this.#deciding.busy || this.#undoing > 0;
  }
  /** The file in view is that of the request that is selected. */
  get isThere(): boolean {
    return this.file === null || this.file.row.id === this.#wanted;
  }

  /** Shows a request, letting go of the one before. */
  async open(id: number | null): Promise<void> {
    if (this.#closed) return;
    clearTimeout(this.#look);
    if (this.#claimed !== null && this.#claimed !== id) this.#release(this.#claimed);
    this.#wanted = id;
    if (id === null || this.error) this.#reading.clear();
    if (id === null) return;
    // What was read ahead is drawn in this very frame; what the core says now follows.
    const ahead = this.#ahead.get(id);
    if (ahead) this.#reading.took(ahead);
    await this.reload();
    if (this.#wanted === id && this.file && isOpen(this.file) && this.#claimed !== id) {
      this.#look = setTimeout(() => void this.#claim(id), LOOK_MS);
    }
  }

  /** What comes is no longer what a key on its way was meant for, where somebody changed it. */
  async reload(): Promise<void> {
    if (this.#wanted === null) return;
    const before = this.file?.row;
    await this.#reading.load();
    const now = this.file?.row;
    if (before && now?.id === before.id && now.version !== before.version) keys.givesWay(false);
  }

  /** Reads the files where a key may lead next, and forgets the others. */
  async readAhead(ids: readonly number[]): Promise<void> {
    if (this.#closed) return;
    for (const known of this.#ahead.keys()) if (!ids.includes(known)) this.#ahead.delete(known);
    for (const id of ids) {
      if (this.#ahead.has(id)) continue;
      try {
        this.#ahead.set(id, await call('reprise_file', { id }));
      } catch {
        // It is asked for again when it is wanted, and then says what is wrong.
      }
    }
  }

  /** Something changed: what was read ahead may be of the past. */
  forget(): void {
    this.#ahead.clear();
  }

  /** The list is left for good. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#look);
    if (this.#claimed !== null) this.#release(this.#claimed);
    this.#wanted = null;
    this.#reading.clear();
  }

  /**
   * Sends a decision and hands on its reply. A refusal is said in words and the list stays where it
   * was. A core that did not answer can be asked again, under the same id.
   */
  async decide<N extends CommandName>(name: N, args: Args<N>, done: (reply: Reply<N>) => void): Promise<void> {
    await this.#send(this.#deciding, name, args, done);
  }

  /** Takes a decision back, whatever is being decided meanwhile. */
  async undo<N extends 'reprise_undo' | 'reprise_undo_many'>(
    name: N,
    args: Args<N>,
    done: (reply: Reply<N>) => void,
  ): Promise<void> {
    this.#undoing += 1;
    await this.#send(new Attempt(), name, args, done);
    this.#undoing -= 1;
  }

  async #send<N extends CommandName>(
    attempt: Attempt,
    name: N,
    args: Args<N>,
    done: (reply: Reply<N>) => void,
  ): Promise<void> {
    const command = prepare(name, args);
    const send = async (): Promise<void> => done(await command.send());
    await attempt.again(send, { title: t('queue-not-done'), onrefused: () => void this.reload() });
  }

  async #claim(id: number): Promise<void> {
    this.#claimed = id;
    try {
      await prepare('reprise_claim', { id }).send({ quiet: true });
    } catch (thrown) {
      this.#claimed = null;
      // Somebody else has it: the file says who. Anything else the next decision will say.
      if (this.#wanted === id && toApiError(thrown).code !== 'unreachable') await this.reload();
    }
  }

  #release(id: number): void {
    this.#claimed = null;
    // A claim that is not let go ends by itself after some minutes.
    void prepare('reprise_release', { id })
      .send({ quiet: true })
      .catch(() => undefined);
  }
}

/** Nobody has decided it: the core says what accepting it would do. */
export const isOpen = ({ if_accepted }: Pick<RepriseFile, 'if_accepted'>): boolean => if_accepted !== null;
