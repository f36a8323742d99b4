// The address of a shared house as a person types it, from the one the counter keeps.

export interface Address {
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly user: string;
}

const FIRST: Address = { host: '', port: '5432', database: 'contremarque', user: '' };
const URL_PARTS = /^postgres(?:ql)?:\/\/(?:([^@/:]*)(?::[^@/]*)?@)?([^/?]*)(?:\/([^?]*))?/;
const HOST_PARTS = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/;

const plain = (text: string | undefined): string => {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return text ?? '';
  }
};

/** The parts of `postgres://user@host:port/database`; what it does not say is as for a first try. */
export function addressOf(url: string): Address {
  const parts = URL_PARTS.exec(url);
  if (!parts) return FIRST;
  const [, user, hosts, database] = parts;
  const named = (hosts ?? '').split(',').map((host) => HOST_PARTS.exec(host) ?? [host, host]);
  return {
    host: named.map(([, host]) => (host ?? '').replace(/^\[|\]$/g, '')).join(','),
    port: named[0]?.[2] ?? FIRST.port,
    database: plain(database) || FIRST.database,
    user: plain(user),
  };
}
