// The one door between the pages and the core. Nothing else imports @tauri-apps.
import {
  CHANGES,
  type BackupList,
  type BackupLook,
  type CommandName,
  type Commands,
  type CounterPlace,
  type DatabaseAddress,
  type DatabaseFound,
  type JoinHouse,
  type Restored,
  type RestoreHouse,
  type RestoreUnopened,
  type Topic,
} from './bindings';
import { tellChanged } from './changes';
import { endsSession, leavesDoubt, type ApiError, toApiError } from './errors';
import { mintId } from './ids';
import { connectionIsBack, houseIsFree } from './connection';
import { transport, type Drops } from './transport';

export type * from './bindings';
export { ACTION_WORDS, LIMITS } from './bindings';
export { onChanged } from './changes';
export { followConnection, onConnection, waitingCommands } from './connection';
export { ApiError, endsSession, type ErrorArgs, leavesDoubt, toApiError } from './errors';

export type Args<N extends CommandName> = Commands[N]['args'];
export type Reply<N extends CommandName> = Commands[N]['reply'];

export interface Prepared<N extends CommandName> {
  readonly id: string;
  /** It was sent, and no answer says what became of it: it may have been carried out. */
  readonly inDoubt: boolean;
  /**
   * Sends the command. Sending again keeps the id, so the core answers what it answered first: a
   * command caught by a lost connection, or kept out by another counter, waits here and is sent again once
   * the house answers, or is free.
   * `quiet`: no list is fetched again, for changes nobody reads.
   */
  send(options?: { quiet?: boolean }): Promise<Reply<N>>;
}

/** One press of a key: the id is minted here, once, however many times it has to be sent. */
export function prepare<N extends CommandName>(name: N, args: Args<N>): Prepared<N> {
  const id = mintId();
  let inDoubt = false;
  const refused = (error: ApiError): void => {
    // Refused before it was looked at: it is as much in doubt as before.
    if (!endsSession(error)) inDoubt = leavesDoubt(error);
  };
  return {
    id,
    get inDoubt() {
      return inDoubt;
    },
    async send({ quiet = false } = {}) {
      const changed: Topic[] | undefined = CHANGES[name];
      if (changed) writing(1);
      try {
        const reply = (await sent(id, name, args, { counted: !quiet, refused })) as Reply<N>;
        inDoubt = false;
        if (changed && !quiet) tellChanged(changed);
        return reply;
      } finally {
        if (changed) writing(-1);
      }
    },
  };
}

/** Waits for what kept a command from being carried out; false where nothing is to be waited for. */
async function goesOn(name: CommandName, error: ApiError, counted: boolean): Promise<boolean> {
  // The first question of all is answered at once, even by no: the page says why the house does not open.
  if (error.code === 'database_unreachable' && name !== 'app_state') return connectionIsBack(counted);
  if (error.code === 'house_held' || error.code === 'database_busy') return houseIsFree(counted);
  return false;
}

let underWay = 0;

/** Whether something is being written is said on the page: by the pointer, and to whoever drives it. */
function writing(by: 1 | -1): void {
  underWay += by;
  document.documentElement.toggleAttribute('data-writing', underWay > 0);
}

interface Heard {
  readonly counted: boolean;
  /** Hears each refusal, also where the command goes on. */
  readonly refused: (error: ApiError) => void;
}

async function sent(id: string, name: CommandName, args: unknown, { counted, refused }: Heard): Promise<unknown> {
  for (;;) {
    try {
      return await transport().send(id, name, args);
    } catch (thrown) {
      const error = toApiError(thrown);
      refused(error);
      if (!(await goesOn(name, error, counted && CHANGES[name] !== undefined))) throw error;
    }
  }
}

export const call = <N extends CommandName>(name: N, args: Args<N>): Promise<Reply<N>> => prepare(name, args).send();

/** What the shell itself does, beside the core's commands. */
export const shell = {
  /** Tries to open the house again after it could not be. */
  retry: (): Promise<unknown> => sendToShell('shell_retry', {}),
  /** Opens the house anew: this counter works at another one from now on. */
  reopen: (): Promise<unknown> => sendToShell('shell_reopen', {}),
  /** Puts the demo away; the folder is then as before the first start. */
  leaveDemo: (): Promise<unknown> => sendToShell('shell_leave_demo', {}),
  /** Where this counter works, whether or not its house opens. */
  place: async (): Promise<CounterPlace> => (await sendToShell('shell_place', {})) as CounterPlace,
  /** Looks at a server while no house is open. */
  lookAt: async (address: DatabaseAddress): Promise<DatabaseFound> =>
    (await sendToShell('shell_look_at', address)) as DatabaseFound,
  /** Joins a shared house in place of the one that did not open, and opens it. */
  join: (join: JoinHouse): Promise<unknown> => sendToShell('shell_join', join),
  /** Leaves the shared house that did not open for the folder's own. */
  workHere: (): Promise<unknown> => sendToShell('shell_work_here', {}),
  /** What may be restored, whether or not the house opens. */
  backups: async (): Promise<BackupList> => (await sendToShell('shell_backups', {})) as BackupList,
  /** What a backup would bring back, where the house does not open. */
  lookAtBackup: async (name: string): Promise<BackupLook> =>
    (await sendToShell('shell_look_at_backup', { name })) as BackupLook,
  /** Puts a backup in the place of the open house, and opens it; nobody is signed in then. */
  restore: async (args: RestoreHouse): Promise<Restored> => (await sendToShell('shell_restore', args)) as Restored,
  /** The same in the place of a house that does not open. */
  restoreUnopened: async (args: RestoreUnopened): Promise<Restored> =>
    (await sendToShell('shell_restore_unopened', args)) as Restored,
  /** Opens a file the program wrote with whatever the system opens it with. */
  open: (path: string): Promise<unknown> => sendToShell('shell_open', { path }),
  /** The person is asked: the window stays open meanwhile. */
  stay: (): Promise<unknown> => sendToShell('shell_stay', {}),
  /** Closes the window. */
  leave: (): Promise<unknown> => sendToShell('shell_leave', {}),
  /** Draws the pages larger or smaller, in percent of their usual size. */
  zoom: (percent: number): Promise<unknown> => sendToShell('shell_zoom', { percent }),
  /** Asks for files to import; an empty list when the person thought better of it. */
  choose: async (title: string): Promise<readonly string[]> =>
    (await sendToShell('shell_choose', { title })) as readonly string[],
};

/** The cross of the window was pressed. Returns what stops listening. */
export const onClosing = (callback: () => void): (() => void) => transport().onClosing(callback);

/** Files held over the window, and dropped on it. Returns what stops listening. */
export const transportDrops = (drops: Drops): (() => void) => transport().onFiles(drops);

async function sendToShell(name: string, args: object): Promise<unknown> {
  try {
    return await transport().send(mintId(), name, args);
  } catch (thrown) {
    throw toApiError(thrown);
  }
}
