// How a command leaves the page. The shipped program has one way out: the shell's ipc command.
import { invoke, isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { LineState, Topic } from './bindings';

export interface Transport {
  send(id: string, name: string, args: unknown): Promise<unknown>;
  /** Calls back when something changed behind the page's back: what, or null when unknown. */
  onChanged(callback: (changed: readonly Topic[] | null) => void): () => void;
  /** Calls back when the line to the house dies or is back, or this counter is shut out. */
  onLine(callback: (state: LineState) => void): () => void;
}

export const tauriTransport: Transport = {
  send: (id, name, args) => invoke('call', { id, name, args }),
  onChanged(callback) {
    const stop = listen<unknown>('changed', ({ payload }) => callback(Array.isArray(payload) ? payload : null));
    return () => void stop.then((unlisten) => unlisten());
  },
  onLine(callback) {
    const stop = listen<LineState>('line', ({ payload }) => callback(payload));
    return () => void stop.then((unlisten) => unlisten());
  },
};

let current: Transport = tauriTransport;

export const transport = (): Transport => current;

/** Tests and a plain browser put their own transport here; the shipped program never does. */
export function useTransport(replacement: Transport): void {
  current = replacement;
}

export const insideShell = (): boolean => isTauri();
