// How the state of a performance's sales looks: a word, a shape, a tone.
import type { SaleState } from '../../api';
import type { IconName, Tone } from '../../components';

export const looks: Record<SaleState, { readonly tone: Tone; readonly icon: IconName }> = {
  closed: { tone: 'neutral', icon: 'lock' },
  announced: { tone: 'brass', icon: 'clock' },
  open: { tone: 'ok', icon: 'check' },
  ended: { tone: 'neutral', icon: 'pause' },
  late: { tone: 'warn', icon: 'clock' },
  begun: { tone: 'neutral', icon: 'right' },
};
