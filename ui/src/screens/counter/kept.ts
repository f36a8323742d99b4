// The hall as it was read last: it stands there at once where the plan is opened again, and is read anew behind that.
import type { Operator, PerformancePlan } from '../../api';
import { session } from '../../state';

let last: { readonly whose: Operator | null; readonly performance: number; readonly plan: PerformancePlan } | null =
  null;

export function keep(performance: number, plan: PerformancePlan): PerformancePlan {
  last = { whose: session.operator, performance, plan };
  return plan;
}

/** Nothing for whoever signed in since: it names who sits there. */
export const kept = (performance: number): PerformancePlan | null =>
  last?.performance === performance && last.whose === session.operator ? last.plan : null;
