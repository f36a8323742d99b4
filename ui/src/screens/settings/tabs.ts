// The tabs of Réglages in their groups, each with whom it is for.
import type { Role } from '../../api';

const EVERYONE: readonly Role[] = ['agent', 'cashier', 'supervisor'];
const DESK: readonly Role[] = ['agent', 'supervisor'];
const SUPERVISOR: readonly Role[] = ['supervisor'];

const GROUPS = {
  selling: { policy: DESK, amendments: SUPERVISOR, season: SUPERVISOR },
  house: { house: SUPERVISOR, mail: SUPERVISOR },
  counters: { counter: SUPERVISOR, counters: SUPERVISOR, operators: SUPERVISOR },
  data: { backups: SUPERVISOR, import: SUPERVISOR, contradictions: SUPERVISOR, site: SUPERVISOR },
  own: { pin: EVERYONE, appearance: EVERYONE },
} as const satisfies Record<string, Record<string, readonly Role[]>>;

export type Group = keyof typeof GROUPS;
export type Tab = { [G in Group]: keyof (typeof GROUPS)[G] }[Group];

/** The tabs that somebody with this role can use, by group, in their order. */
export function groupsFor(role: Role | undefined): { group: Group; tabs: Tab[] }[] {
  const all = Object.entries(GROUPS) as [Group, Record<Tab, readonly Role[]>][];
  return all
    .map(([group, tabs]) => {
      const each = Object.entries(tabs) as [Tab, readonly Role[]][];
      return {
        group,
        tabs: each.filter(([, roles]) => role !== undefined && roles.includes(role)).map(([tab]) => tab),
      };
    })
    .filter(({ tabs }) => tabs.length > 0);
}

/** The same without their groups. */
export const tabsFor = (role: Role | undefined): Tab[] => groupsFor(role).flatMap(({ tabs }) => tabs);

/** The keys of the tabs, in their order: figures, then letters that no page of Réglages has. */
const KEYS = [...'1234567890WYZV'];

/** The key of a tab among those that somebody can use. */
export const tabKey = (at: number): string | undefined => KEYS[at];
