// The tabs of Réglages, each with whom it is for.
import type { Role } from '../../api';

const EVERYONE: readonly Role[] = ['agent', 'cashier', 'supervisor'];
const DESK: readonly Role[] = ['agent', 'supervisor'];
const SUPERVISOR: readonly Role[] = ['supervisor'];

const TABS = {
  policy: DESK,
  amendments: SUPERVISOR,
  season: SUPERVISOR,
  house: SUPERVISOR,
  mail: SUPERVISOR,
  counter: SUPERVISOR,
  counters: SUPERVISOR,
  operators: SUPERVISOR,
  backups: SUPERVISOR,
  import: SUPERVISOR,
  contradictions: SUPERVISOR,
  site: SUPERVISOR,
  pin: EVERYONE,
  appearance: EVERYONE,
} as const satisfies Record<string, readonly Role[]>;

export type Tab = keyof typeof TABS;

/** The tabs that somebody with this role can use, in their order. */
export function tabsFor(role: Role | undefined): Tab[] {
  const all = Object.entries(TABS) as [Tab, readonly Role[]][];
  return all.filter(([, roles]) => role !== undefined && roles.includes(role)).map(([tab]) => tab);
}

/** The keys of the tabs, in their order: figures, then letters that no page of Réglages has. */
const KEYS = [...'1234567890WYZV'];

/** The key of a tab among those that somebody can use. */
export const tabKey = (at: number): string | undefined => KEYS[at];
