// Who is at this counter, in which house. The core keeps the truth; this is what the pages show of it.
import {
  call,
  endsSession,
  shell,
  toApiError,
  type ApiError,
  type AppState,
  type BackupLook,
  type GoneOn,
  type Locale,
  type Operator,
  type Restored,
} from '../api';
import { clock } from './clock.svelte';
import { language } from '../i18n';
import { toasts } from '../components';

/** A backup that took the house's place: what it held, and what was done. */
export interface HouseRestored {
  readonly look: BackupLook;
  readonly restored: Restored;
}

class Session {
  app = $state.raw<AppState | null>(null);
  operator = $state.raw<Operator | null>(null);
  /** The operator's pages stay in memory behind the lock, so that work half done is found again. */
  locked = $state(false);
  error = $state.raw<ApiError | null>(null);
  /** Said before anyone signs in to the house that was restored. */
  restored = $state.raw<HouseRestored | null>(null);
  /** What a house that went back was given again; kept until somebody has read it. */
  goneOn = $state.raw<GoneOn | null>(null);

  async load(): Promise<void> {
    try {
      const app = await call('app_state', {});
      this.app = app;
      // Signed out behind the page's back: what was begun waits behind the lock.
      if (this.operator && !app.operator) this.locked = true;
      else this.operator = app.operator;
      this.error = null;
      language.use(app.locale);
      clock.set(app.now_ms);
      if (app.house) language.timeZone = app.house.time_zone;
    } catch (thrown) {
      this.error = toApiError(thrown);
    }
  }

  /** The house could not be opened: the shell tries again before it is asked. */
  async reopen(): Promise<void> {
    try {
      await shell.retry();
    } catch (thrown) {
      this.error = toApiError(thrown);
      return;
    }
    await this.load();
  }

  /** Throws the typed error of a refused sign-in; the page says it beside the PIN. */
  async signIn(operatorId: number, pin: string): Promise<void> {
    const operator = await call('sign_in', { operator_id: operatorId, pin });
    this.operator = operator;
    this.locked = false;
    await this.load();
  }

  /** Ends the session in the core at once; the PIN is asked again before anything is shown. */
  async lock(): Promise<void> {
    if (this.locked || !this.operator) return;
    this.locked = true;
    toasts.clear();
    try {
      await call('sign_out', {});
    } catch {
      // The pages are hidden already; a core that cannot be reached has no session to keep either.
    }
  }

  /** The core no longer knows the session (expired, signed out elsewhere): ask for the PIN. */
  expired(): void {
    if (this.operator) this.locked = true;
  }

  /** This counter is shut out or waits: the page says so, and how it is let in. */
  shutOut(): void {
    if (this.app?.revoked_at_ms === null && !this.app.waiting) void this.load();
  }

  /** Whether an error is about who is here rather than about what was asked; the lock or the page that says so comes up. */
  heeds(error: ApiError): boolean {
    if (error.code === 'counter_revoked' || error.code === 'counter_waiting') this.shutOut();
    else if (error.code === 'house_went_back' || error.code === 'house_rewritten') void this.load();
    else if (endsSession(error)) this.expired();
    else return false;
    return true;
  }

  /** The house is another one: nobody is signed in, and nothing of the one before is shown. */
  async restoredTo(done: HouseRestored): Promise<void> {
    toasts.clear();
    this.restored = done;
    this.operator = null;
    this.locked = false;
    await this.load();
  }

  /** What was said of the restored house was read. */
  goOn(): void {
    this.restored = null;
  }

  /** The window's language, kept by the counter. */
  async speak(locale: Locale): Promise<void> {
    language.use(locale);
    await call('set_locale', { locale });
  }

  get isSupervisor(): boolean {
    return this.operator?.role === 'supervisor';
  }
}

export const session = new Session();
