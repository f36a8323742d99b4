// The hall as it was read last: it stands there at once where the plan is opened, and is read anew behind that.
import { call, type Operator, type PerformancePlan } from '../../api';
import { t } from '../../i18n';
import { session } from '../../state';

let last = $state.raw<{
  readonly whose: Operator | null;
  readonly performance: number;
  readonly plan: PerformancePlan;
} | null>(null);
/** Longer than two frames take. */
const UNDRAWN_MS = 100;
/** Which look is the last: an answer of an earlier one is dropped. */
let looks = 0;

/** Nothing for whoever signed in since: it names who sits there. */
export const kept = (performance: number): PerformancePlan | null =>
  last?.performance === performance && last.whose === session.operator ? last.plan : null;

/** Once what stands there was painted; a window that is not drawn has no frames. */
const painted = async (): Promise<unknown> =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, UNDRAWN_MS);
  });

/** Reads a hall; behind the one that is kept, where it stands there. */
export async function readHall(performance: number): Promise<PerformancePlan> {
  if (kept(performance) !== null) await painted();
  looks += 1;
  const look = looks;
  const whose = session.operator;
  const plan = await call('performance_plan', { performance_id: performance, stage: t('counter-plan-stage') });
  if (look === looks) last = { whose, performance, plan };
  return plan;
}

/** Asks for a hall that a key will show, while the key waits to be told from a scan. */
export function readAhead(performance: number): void {
  // What cannot be read is said where it is shown.
  if (kept(performance) === null) readHall(performance).catch(() => undefined);
}
