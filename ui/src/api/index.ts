// The one door between the pages and the core. Nothing else imports @tauri-apps.
import type { Commands } from './bindings';
import { toApiError } from './errors';
import { mintId } from './ids';
import { transport } from './transport';

export type * from './bindings';
export { ApiError, type ErrorArgs, toApiError } from './errors';

export type CommandName = keyof Commands & string;
export type Args<N extends CommandName> = Commands[N]['args'];
export type Reply<N extends CommandName> = Commands[N]['reply'];

export interface Prepared<N extends CommandName> {
  readonly id: string;
  /** Sends the command. Sending again keeps the id, so the core answers what it answered first. */
  send(): Promise<Reply<N>>;
}

/** One press of a key: the id is minted here, once, however many times it has to be sent. */
export function prepare<N extends CommandName>(name: N, args: Args<N>): Prepared<N> {
  const id = mintId();
  return {
    id,
    async send() {
      try {
        return (await transport().send(id, name, args)) as Reply<N>;
      } catch (thrown) {
        throw toApiError(thrown);
      }
    },
  };
}

export const call = <N extends CommandName>(name: N, args: Args<N>): Promise<Reply<N>> => prepare(name, args).send();

export const onChanged = (callback: () => void): (() => void) => transport().onChanged(callback);
