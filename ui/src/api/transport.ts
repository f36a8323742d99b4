// How a command leaves the page. The shipped program has one way out: the shell's ipc command.
import { invoke, isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

export interface Transport {
  send(id: string, name: string, args: unknown): Promise<unknown>;
  /** Calls back whenever the house changed under us. Returns the function that stops it. */
  onChanged(callback: () => void): () => void;
}

export const tauriTransport: Transport = {
  send: (id, name, args) => invoke('call', { id, name, args }),
  onChanged(callback) {
    const stop = listen('changed', () => callback());
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
