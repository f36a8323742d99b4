// One import: the files chosen, how far the core is with them, and what it found.
import { call, shell, transportDrops, type ImportProgress, type ImportReport } from '../../../api';
import { t } from '../../../i18n';
import { Attempt } from '../../../state/attempt.svelte';

/** The core takes as many at once. */
const FILES_MAX = 20;
const POLL_MS = 250;

export class Import {
  paths = $state.raw<readonly string[]>([]);
  report = $state.raw<ImportReport | null>(null);
  progress = $state.raw<ImportProgress | null>(null);
  /** Files are held over the window. */
  hovered = $state(false);
  readonly attempt = new Attempt();
  readonly choosing = new Attempt();
  /** What is under way writes, rather than looks. */
  writing = $state(false);

  get busy(): boolean {
    return this.attempt.busy;
  }

  get tooMany(): boolean {
    return this.paths.length > FILES_MAX;
  }

  /** Done for good: looking again would only say that all of it is here. */
  get written(): boolean {
    return this.report !== null && !this.report.dry_run;
  }

  get canLook(): boolean {
    return !this.busy && !this.written && this.paths.length > 0 && !this.tooMany;
  }

  get canRun(): boolean {
    const { report } = this;
    return !this.busy && report !== null && report.dry_run && !report.stopped;
  }

  /** Listens for dropped files. Returns what stops it. */
  listen(): () => void {
    return transportDrops({
      onover: (over) => (this.hovered = over && !this.busy),
      ondrop: (paths) => !this.busy && this.add(paths),
    });
  }

  add(paths: readonly string[]): void {
    const before = this.written ? [] : this.paths;
    const fresh = paths.map((path) => path.trim()).filter((path) => path !== '' && !before.includes(path));
    if (fresh.length === 0) return;
    this.paths = [...before, ...fresh];
    this.forget();
  }

  remove(path: string): void {
    this.paths = this.paths.filter((other) => other !== path);
    this.forget();
  }

  clear(): void {
    this.paths = [];
    this.forget();
  }

  private forget(): void {
    this.report = null;
    this.attempt.error = null;
  }

  async choose(): Promise<void> {
    const chosen = await this.choosing.again(() => shell.choose(t('import-choose')), { title: t('import-failed') });
    if (chosen) this.add(chosen);
  }

  async look(): Promise<void> {
    if (this.canLook) await this.send(true);
  }

  async run(): Promise<void> {
    if (!this.canRun) return;
    await this.send(false);
    // Somebody sold a seat in between: what is in the way is told as after the first look.
    if (this.attempt.error?.code === 'import_refused') await this.send(true);
  }

  async cancel(): Promise<void> {
    if (this.busy) await call('import_cancel', {});
  }

  private async send(dry_run: boolean): Promise<void> {
    this.writing = !dry_run;
    const poll = setInterval(() => void this.ask(), POLL_MS);
    const args = { format: '', paths: [...this.paths], dry_run };
    const report = await this.attempt.run('import_file', args, { title: t('import-failed'), quiet: () => true });
    clearInterval(poll);
    this.progress = null;
    if (report) this.report = report;
  }

  private async ask(): Promise<void> {
    try {
      const progress = await call('import_progress', {});
      if (this.busy) this.progress = progress;
    } catch {
      // The import's own answer says what went wrong.
    }
  }
}

/** The end of a path: what people call a file. */
export const nameOf = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
