// Which buttons to offer. Only a courtesy: the core decides, and checks each command again.
import type { Operator, RepriseFile, RepriseRow } from '../../api';

export interface Permitted {
  readonly accept: boolean;
  /** Accepting is signing what somebody else proposed. */
  readonly sign: boolean;
  readonly refuse: boolean;
  readonly hold: boolean;
  readonly pass: boolean;
  readonly withdraw: boolean;
  readonly reverse: boolean;
  /** Why not, for the sentences `queue-why-…`. */
  readonly why: 'supervisor' | 'proposer' | 'cashier' | null;
}

type Facts = Pick<RepriseFile, 'proposed_by'> & { readonly row: Pick<RepriseRow, 'state'> };

export function can(file: Facts, operator: Pick<Operator, 'id' | 'role'> | null): Permitted {
  const nothing: Permitted = {
    accept: false,
    sign: false,
    refuse: false,
    hold: false,
    pass: false,
    withdraw: false,
    reverse: false,
    why: null,
  };
  if (!operator) return nothing;
  const { state } = file.row;
  const supervisor = operator.role === 'supervisor';
  if (state === 'accepted') return { ...nothing, reverse: supervisor };
  const waiting = state === 'awaiting_supervisor';
  if (!waiting && state !== 'requested' && state !== 'held') return nothing;
  if (operator.role === 'cashier') return { ...nothing, withdraw: true, why: 'cashier' };
  if (!waiting) return { ...nothing, accept: true, refuse: true, hold: true, pass: true, withdraw: true };
  if (!supervisor) return { ...nothing, sign: true, withdraw: true, why: 'supervisor' };
  const own = file.proposed_by?.id === operator.id;
  return {
    ...nothing,
    accept: !own,
    sign: true,
    refuse: true,
    hold: true,
    withdraw: true,
    why: own ? 'proposer' : null,
  };
}
