// The capacity of a performance and of its levels, in words.
import type { FreeSeats, PerformanceRow } from '../../api';
import { fmt, t } from '../../i18n';

/** « Jauge 480 : 452 vendues, 6 hors vente, 2 dans d’autres paniers ». */
export const gaugeSaid = ({ seats, sold, out, held }: PerformanceRow): string =>
  t('counter-gauge', {
    seats: fmt().number(seats),
    parts: [
      t('counter-sold-count', { n: sold }),
      ...(out > 0 ? [t('counter-out-count', { n: out })] : []),
      ...(held > 0 ? [t('counter-held-count', { n: held })] : []),
    ].join(', '),
  });

/** « Balcon : 12 places libres sur 80 »; of places that sit nowhere, how many they are. */
export const levelSaid = ({ level, free, seats, sold }: FreeSeats['levels'][number]): string =>
  level === '' && seats === 0
    ? t('counter-level-seatless', { sold: t('counter-sold-count', { n: sold }) })
    : t('counter-level', {
        level: level || t('counter-level-other'),
        free: free === 0 ? t('counter-level-full') : t('counter-free', { n: free }),
        seats: fmt().number(seats),
      });
