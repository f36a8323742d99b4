// Which buttons to offer. Only a courtesy: the core decides, and checks each command again.
import type { Operator, RepriseFile } from '../../api';

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

type Facts = Pick<RepriseFile, 'state' | 'proposed_by'>;

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
  const supervisor = operator.role === 'supervisor';
  if (file.state === 'accepted') return { ...nothing, reverse: supervisor };
  const waiting = file.state === 'awaiting_supervisor';
  if (!waiting && file.state !== 'requested' && file.state !== 'held') return nothing;
  if (operator.role === 'cashier') return { ...nothing, withdraw: true, why: 'cashier' };
  if (!waiting) return { ...nothing, accept: true, refuse: true, hold: true, pass: true, withdraw: true };
  if (!supervisor) return { ...nothing, sign: true, withdraw: true, why: 'supervisor' };
  const own = file.proposed_by?.id === operator.id;
  return { ...nothing, accept: !own, sign: true, refuse: true, hold: true, withdraw: true, why: own ? 'proposer' : null };
}
