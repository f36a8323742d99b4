// States, flags and rules of a request as a word, a shape and a tone. The sentences are in queue.ftl.
import type { FileRule, ReasonChoice, RepriseFlag, RepriseState } from '../../api';
import type { IconName, Tone } from '../../components';
import { language } from '../../i18n';

interface Look {
  readonly tone: Tone;
  readonly icon?: IconName;
}

const states: Record<RepriseState, Look> = {
  requested: { tone: 'neutral', icon: 'clock' },
  held: { tone: 'neutral', icon: 'pause' },
  awaiting_supervisor: { tone: 'warn', icon: 'signature' },
  accepted: { tone: 'ok', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  withdrawn: { tone: 'neutral', icon: 'leave' },
  duplicate: { tone: 'neutral', icon: 'ring' },
  moot: { tone: 'neutral', icon: 'ring' },
  reversed: { tone: 'warn', icon: 'undo' },
};

const flags: Record<RepriseFlag, Look> = {
  printed: { tone: 'neutral', icon: 'printer' },
  scanned: { tone: 'warn', icon: 'warn' },
  late: { tone: 'warn', icon: 'clock' },
  early: { tone: 'neutral' },
  free: { tone: 'neutral' },
  subscription: { tone: 'neutral' },
  several: { tone: 'neutral' },
  sign: { tone: 'warn', icon: 'signature' },
  elsewhere: { tone: 'bad', icon: 'warn' },
};

/** Every flag, in the order in which they are offered. */
export const allFlags = Object.keys(flags) as RepriseFlag[];

const outcomes: Record<FileRule['outcome'], { icon: IconName; tone: Tone }> = {
  ok: { icon: 'check', tone: 'ok' },
  warn: { icon: 'warn', tone: 'warn' },
  broken: { icon: 'cross', tone: 'bad' },
};

export const lookOfState = (state: RepriseState): Look => states[state];
export const lookOfFlag = (flag: RepriseFlag): Look => flags[flag];
export const lookOfOutcome = (outcome: FileRule['outcome']): { icon: IconName; tone: Tone } => outcomes[outcome];

/** A reason for a refusal, in the language of the window. */
export const wordedReason = (reason: ReasonChoice): string => (language.locale === 'fr' ? reason.fr : reason.en);

const ordinals: Record<string, string> = {
  PREMIERE: '1re',
  DEUXIEME: '2e',
  TROISIEME: '3e',
  QUATRIEME: '4e',
  CINQUIEME: '5e',
};

/** « TROISIEME CATEGORIE » as « 3e cat. », for narrow columns; any other name as it is. */
export function shortCategory(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  const ordinal = ordinals[/^(\w+) CATEGORIE$/.exec(plain)?.[1] ?? ''];
  return ordinal ? `${ordinal} cat.` : name;
}
