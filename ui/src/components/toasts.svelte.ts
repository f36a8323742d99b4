// Short messages at the foot of the window, one in view at a time; and the thirty seconds in which a decision can be undone.

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
  /** When it goes by itself. */
  readonly untilMs: number;
  /** Shows the seconds left: the person has to know how long the action is there. */
  readonly countdown?: boolean;
  /** Names nobody and offers nothing: said where no desk is in view too, on the page that asks for the PIN. */
  readonly anywhere?: boolean;
  /** How often the same was said while it was there. */
  readonly times: number;
}

/** A message to show. Without a time of its own it goes after one that fits its tone. */
export type Message = Omit<Toast, 'id' | 'times' | 'untilMs'> & { readonly untilMs?: number };

const PLAIN_MS = 6_000;
/** What failed is read twice, and may have to be told to somebody. */
const FAILED_MS = 30_000;
const TOASTS_MAX = 9;

const isSame = (a: Message, b: Message): boolean =>
  a.action === undefined && b.action === undefined && a.tone === b.tone && a.text === b.text && a.detail === b.detail;

class Toasts {
  /** Those that are not over, the latest last: it alone is in view. */
  list = $state.raw<readonly Toast[]>([]);
  #last = 0;

  show(message: Message): number {
    this.#last += 1;
    const id = this.#last;
    const untilMs = message.untilMs ?? Date.now() + (message.tone === 'bad' ? FAILED_MS : PLAIN_MS);
    const same = this.list.find((toast) => isSame(toast, message));
    const others = this.list.filter((toast) => toast !== same);
    this.list = [...others, { ...message, untilMs, id, times: (same?.times ?? 0) + 1 }].slice(-TOASTS_MAX);
    return id;
  }

  /** The one in view. */
  get current(): Toast | undefined {
    return this.list.at(-1);
  }

  /** The one in view where no desk is: what is said of a desk stays behind its lock. */
  get anywhere(): Toast | undefined {
    return this.list.findLast((toast) => toast.anywhere === true);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  expire(nowMs: number): void {
    if (this.list.some((toast) => toast.untilMs <= nowMs))
      this.list = this.list.filter((toast) => toast.untilMs > nowMs);
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
