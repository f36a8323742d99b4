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
import { language, sentenceOf, t } from '../i18n';
import { toasts } from '../components';

/** A backup that took the house's place: what it held, and what was done. */
export interface HouseRestored {
  readonly look: BackupLook;
  readonly restored: Restored;
}

/** Refusals of a counter that may not work in the house now. */
const NOT_IN: readonly string[] = ['counter_revoked', 'counter_waiting', 'counter_elsewhere'];

class Session {
  app = $state.raw<AppState | null>(null);
  operator = $state.raw<Operator | null>(null);
  /** The operator's pages stay in memory behind the lock, so that work half done is found again. */
  locked = $state(false);
  error = $state.raw<ApiError | null>(null);
  /** Said before anyone signs in to the house that was restored. */
  restored = $state.raw<HouseRestored | null>(null);
  /** What a house that went back lost and this counter still has; kept until a supervisor confirmed, and somebody has read. */
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
    if (this.isIn) void this.load();
  }

  /** Whether an error is about who is here rather than about what was asked; the lock or the page that says so comes up. */
  heeds(error: ApiError): boolean {
    if (NOT_IN.includes(error.code)) this.shutOut();
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

  /** The window's language, kept by the counter. One that cannot be kept is shown all the same, and that is said. */
  async speak(locale: Locale): Promise<void> {
    let refused: ApiError | null = null;
    try {
      await call('set_locale', { locale });
    } catch (thrown) {
      refused = toApiError(thrown);
    }
    // Shown after it is kept: a window that is closed at once comes back in it.
    language.use(locale);
    if (refused && !this.heeds(refused)) {
      const text = t('settings-language-not-kept');
      toasts.show({ tone: 'bad', text, detail: sentenceOf(refused), anywhere: true });
    }
  }

  /** Whether this counter may work in the house: it is not shut out, does not wait, and works nowhere else. */
  get isIn(): boolean {
    return this.app?.revoked_at_ms === null && !this.app.waiting && !this.app.elsewhere;
  }

  get isSupervisor(): boolean {
    return this.operator?.role === 'supervisor';
  }
}

export const session = new Session();
