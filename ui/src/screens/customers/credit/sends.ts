// The two keys that send a form of credit: F8, and Enter wherever the cursor is.
import type { KeyAction } from '../../../components';

/** Where a supervisor signs beside, Enter is that signature's. */
const isElsewhere = (): boolean => document.activeElement?.closest('form') === null;

export const sends = (label: string, run: () => void): KeyAction[] => [
  { key: 'F8', label, run },
  { key: 'Enter', run, whileTyping: true, when: isElsewhere },
];
