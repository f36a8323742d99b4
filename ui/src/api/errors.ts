// What comes back instead of a reply: a code and its facts. Pages switch on the code, never on text.
import type { Code } from './bindings';

/** `unreachable` is ours: the transport itself failed. The last is the shell's own. */
export type ErrorCode = Code | 'unreachable' | 'file_not_opened';

export type ErrorArgs = Record<string, string | number | boolean | null>;

export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly args: ErrorArgs = {},
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

/** The core no longer knows who is there: the PIN has to be asked again. */
export const endsSession = (error: ApiError): boolean =>
  error.code === 'not_signed_in' || error.code === 'session_expired' || error.code === 'operator_changed';

/** Refusals of a house that did not say whether it carried a command out; the same one given again is safe. */
const IN_DOUBT: readonly ErrorCode[] = [
  'unreachable',
  'database_unreachable',
  'database_busy',
  'house_held',
  'disk_in_doubt',
  'disk_failed',
  'not_permitted',
  'server_full',
  'server_trouble',
];

/** The command may have been carried out: it is given again under its id, or not at all. */
export const leavesDoubt = (error: ApiError): boolean => IN_DOUBT.includes(error.code);

/** Anything thrown by a transport, read as a typed error. An answer that is not ours is `unreachable`. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const args = 'args' in thrown && typeof thrown.args === 'object' && thrown.args !== null ? thrown.args : {};
    return new ApiError(thrown.code as ErrorCode, args as ErrorArgs);
  }
  return new ApiError('unreachable', { detail: String(thrown) });
}
