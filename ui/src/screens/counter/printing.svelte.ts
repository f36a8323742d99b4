// Tickets on their way to paper: print, ask whether they came out, remember the answer.
import { call, shell, toApiError, type ApiError, type WrittenFile } from '../../api';
import { toasts } from '../../components';
import { t } from '../../i18n';
import { Attempt } from '../../state/attempt.svelte';

export type Stage = 'idle' | 'printing' | 'asking' | 'out' | 'kept' | 'failed';

export class Printing {
  stage = $state<Stage>('idle');
  placeIds = $state.raw<readonly number[]>([]);
  /** Where the PDF is, and the printer it went to; no printer: it was only saved. */
  path = $state<string | null>(null);
  printer = $state<string | null>(null);
  error = $state.raw<ApiError | null>(null);
  readonly confirming = new Attempt();
  readonly opening = new Attempt();

  get count(): number {
    return this.placeIds.length;
  }

  /** Prints; nothing else while a print is on its way, for its answer is asked of what was printed. */
  async print(placeIds: readonly number[]): Promise<void> {
    if (this.stage === 'printing') return;
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
      this.stage = 'failed';
    }
  }

  /** A print of which nobody said whether it came out: ask before a second one. */
  ask(placeIds: readonly number[]): void {
    if (this.stage === 'printing') return;
    this.placeIds = placeIds;
    this.path = null;
    this.printer = null;
    this.stage = 'asking';
  }

  async answer(out: boolean): Promise<void> {
    if (this.stage !== 'asking') return;
    const done = await this.confirming.run(
      'ticket_confirm',
      { place_ids: [...this.placeIds], out },
      { title: t('counter-not-noted') },
    );
    if (done) this.stage = out ? 'out' : 'kept';
  }

  async again(): Promise<void> {
    return this.print(this.placeIds);
  }

  async open(): Promise<void> {
    const { path } = this;
    if (path) await this.opening.again(() => shell.open(path), { title: t('counter-not-opened') });
  }
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
