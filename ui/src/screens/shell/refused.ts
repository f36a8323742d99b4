// The way out where the server refuses a counter's line: what is kept on this machine is changed while its window is closed.
import type { ApiError } from '../../api';

const BY_REASON: Readonly<Record<string, string>> = {
  password: 'ui-line-way-password',
  no_password: 'ui-line-way-password',
  no_login: 'ui-line-way-login',
  authority_unknown: 'ui-line-way-authority',
  other_name: 'ui-line-way-address',
  not_postgres: 'ui-line-way-address',
};

/** The sentence behind the reason. What is put right on the server alone needs nothing here. */
export function wayOut({ code, args }: ApiError): string {
  if (code === 'database_missing') return 'ui-line-way-address';
  return BY_REASON[String(args['why'])] ?? 'ui-line-way-server';
}
