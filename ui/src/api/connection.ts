// The connection to the house, as the shell tells it: dead since when, who has the house, and who waits.
import type { LineState } from './bindings';
import { transport } from './transport';

const WHOLE: LineState = {
  lost_since_ms: null,
  why: null,
  cuts: 0,
  revoked_at_ms: null,
  waiting: false,
  elsewhere: false,
  schema: null,
  held: null,
};
/** A command may be refused before the shell has noticed that the connection is lost. */
const NOTICED_MS = 2_500;

type Listener = (state: LineState, before: LineState) => void;

const listeners = new Set<Listener>();
let state = WHOLE;
let waiting = 0;

/** Follows the shell. Returns what stops it. */
export function followConnection(): () => void {
  const stop = transport().onConnection(hear);
  // What happened before the page listened.
  transport()
    .send(crypto.randomUUID(), 'shell_line', {})
    .then((found) => hear((found as LineState | null) ?? WHOLE))
    .catch(() => undefined);
  return stop;
}

function hear(now: LineState): void {
  const before = state;
  state = now;
  for (const listener of listeners) listener(now, before);
}

/** Calls back at each change of the connection, and when a command begins or stops waiting for it. */
export function onConnection(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Commands that were given and whose answer is not known yet. */
export const waitingCommands = (): number => waiting;

/**
 * Waits until the house answers again; false when the connection was never lost, so that waiting helps nothing.
 * `counted`: a command that somebody gave, not a page that reads.
 */
export async function connectionIsBack(counted: boolean): Promise<boolean> {
  if (counted) count(1);
  try {
    if (state.lost_since_ms === null && !(await turns((now) => now.lost_since_ms !== null, NOTICED_MS))) return false;
    await turns((now) => now.lost_since_ms === null);
    return true;
  } finally {
    if (counted) count(-1);
  }
}

/**
 * Waits until whoever has the house lets it go; false where nobody is known to have it, so that waiting helps nothing.
 */
export async function houseIsFree(counted: boolean): Promise<boolean> {
  if (state.held === null) return false;
  if (counted) count(1);
  try {
    await turns((now) => now.held === null);
    return true;
  } finally {
    if (counted) count(-1);
  }
}

function count(by: number): void {
  waiting += by;
  hear(state);
}

/** Waits until the connection is as wished; false when the time is over. */
async function turns(wished: (now: LineState) => boolean, limitMs?: number): Promise<boolean> {
  if (wished(state)) return true;
  return new Promise((resolve) => {
    const done = (found: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(found);
    };
    const stop = onConnection((now) => wished(now) && done(true));
    const timer = limitMs === undefined ? undefined : setTimeout(() => done(false), limitMs);
  });
}
