// What to fetch again: commands say what they changed, the shell says what its workers changed.
import type { Topic } from './bindings';
import { transport } from './transport';

type Listener = { readonly topics: readonly Topic[] | null; readonly callback: () => void };

const listeners = new Set<Listener>();
/** One answer may change several topics, and a page may listen to each: it is told once. */
const SETTLE_MS = 60;

/** Calls back after a change to one of the topics (any topic when null). Returns what stops it. */
export function onChanged(topics: readonly Topic[] | null, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener: Listener = {
    topics,
    callback: () => {
      clearTimeout(timer);
      timer = setTimeout(callback, SETTLE_MS);
    },
  };
  listeners.add(listener);
  const stop = transport().onChanged((changed) => hear(listener, changed));
  return () => {
    clearTimeout(timer);
    listeners.delete(listener);
    stop();
  };
}

/** A command of this window succeeded. */
export function tellChanged(changed: readonly Topic[]): void {
  for (const listener of listeners) hear(listener, changed);
}

function hear(listener: Listener, changed: readonly Topic[] | null): void {
  if (listener.topics === null || changed === null || listener.topics.some((topic) => changed.includes(topic))) {
    listener.callback();
  }
}
