// How a command leaves the page. The shipped program has one way out: the shell's ipc command.
import { invoke, isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { LineState, Topic } from './bindings';

export interface Transport {
  send(id: string, name: string, args: unknown): Promise<unknown>;
  /** Calls back when something changed behind the page's back: what, or null when unknown. */
  onChanged(callback: (changed: readonly Topic[] | null) => void): () => void;
  /** Calls back when the line to the house dies or is back, or this counter is shut out. */
  onConnection(callback: (state: LineState) => void): () => void;
  /** Calls back when somebody presses the cross of the window: it stays until the page lets it go. */
  onClosing(callback: () => void): () => void;
  /** Calls back when files are held over the window, leave it, or are dropped. */
  onFiles(drops: Drops): () => void;
}

export interface Drops {
  readonly onover: (over: boolean) => void;
  /** Whole paths on this machine. */
  readonly ondrop: (paths: readonly string[]) => void;
}

export const tauriTransport: Transport = {
  send: (id, name, args) => invoke('call', { id, name, args }),
  onChanged(callback) {
    const stop = listen<unknown>('changed', ({ payload }) => callback(Array.isArray(payload) ? payload : null));
    return () => void stop.then((unlisten) => unlisten());
  },
  onConnection(callback) {
    const stop = listen<LineState>('line', ({ payload }) => callback(payload));
    return () => void stop.then((unlisten) => unlisten());
  },
  onClosing(callback) {
    const stop = listen('closing', () => callback());
    return () => void stop.then((unlisten) => unlisten());
  },
  onFiles({ onover, ondrop }) {
    const stops = [
      listen('tauri://drag-enter', () => onover(true)),
      listen('tauri://drag-leave', () => onover(false)),
      listen<{ paths?: readonly string[] }>('tauri://drag-drop', ({ payload }) => {
        onover(false);
        ondrop(payload.paths ?? []);
      }),
    ];
    return () => stops.forEach((stop) => void stop.then((unlisten) => unlisten()));
  },
};

let current: Transport = tauriTransport;

export const transport = (): Transport => current;

/** Tests and a plain browser put their own transport here; the shipped program never does. */
export function useTransport(replacement: Transport): void {
  current = replacement;
}

export const insideShell = (): boolean => isTauri();
