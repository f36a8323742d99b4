// What comes back instead of a reply: a code and its facts. Pages switch on the code, never on text.

export type ErrorArgs = Record<string, string | number | boolean | null>;

export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly args: ErrorArgs = {},
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

/** Anything thrown by a transport, read as a typed error. An answer that is not ours is `unreachable`. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const args = 'args' in thrown && typeof thrown.args === 'object' && thrown.args !== null ? thrown.args : {};
    return new ApiError(thrown.code, args as ErrorArgs);
  }
  return new ApiError('unreachable', { detail: String(thrown) });
}
