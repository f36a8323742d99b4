// Short messages at the foot of the window, and the thirty seconds in which a decision can be undone.

export type ToastTone = 'ok' | 'warn' | 'bad' | 'plain';

export interface ToastAction {
  readonly label: string;
  readonly key?: string;
  /** Its key answers over a form or a dialog too, and while typing. */
  readonly overForms?: boolean;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: ToastTone;
  readonly text: string;
  readonly detail?: string;
  readonly action?: ToastAction;
  /** When it goes by itself; never when absent. */
  readonly untilMs?: number;
  /** Shows the seconds left: the person has to know how long the action is there. */
  readonly countdown?: boolean;
}

const PLAIN_MS = 6_000;
const TOASTS_MAX = 4;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #last = 0;

  show(toast: Omit<Toast, 'id'>): number {
    this.#last += 1;
    const id = this.#last;
    const untilMs = toast.untilMs ?? (toast.tone === 'bad' ? undefined : Date.now() + PLAIN_MS);
    this.list = [...this.list, { ...toast, untilMs, id }].slice(-TOASTS_MAX);
    return id;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  expire(nowMs: number): void {
    if (this.list.some((toast) => toast.untilMs !== undefined && toast.untilMs <= nowMs)) {
      this.list = this.list.filter((toast) => toast.untilMs === undefined || toast.untilMs > nowMs);
    }
  }

  clear(): void {
    this.list = [];
  }

  /** The latest action that forms let through. */
  get offer(): Toast | undefined {
    return this.list.findLast((toast) => toast.action?.overForms === true);
  }

  /** Takes an action: its message goes. */
  act(toast: Toast | undefined): void {
    if (!toast?.action) return;
    this.dismiss(toast.id);
    toast.action.run();
  }

  /** The latest action that can still be taken: what U and Ctrl+Z do. */
  get undo(): Toast | undefined {
    return this.list.findLast((toast) => toast.action !== undefined && toast.countdown === true);
  }
}

export const toasts = new Toasts();
