// A code that was read: what it names is opened. Nothing is ever decided by one.
import { call, toApiError } from '../api';
import { readings, toasts } from '../components';
import { sentenceOf, t } from '../i18n';
import { openTarget, targetOf } from './opening';
import { session } from './session.svelte';

/** Opens what a code names, or says that it is unknown. */
export async function open(typed: string): Promise<void> {
  const [text = '', ...variants] = readings(typed);
  try {
    const { named } = await call('scan_find', { text, variants });
    if (session.locked) return;
    if (named) {
      openTarget(targetOf(named));
      if (named.voided !== null) {
        toasts.show({
          tone: 'warn',
          text: t('ui-scan-voided'),
          detail: t('ui-scan-voided-detail', { number: named.voided }),
        });
      }
    } else
      toasts.show({ tone: 'warn', text: t('ui-scan-unknown'), detail: t('ui-scan-unknown-detail', { code: typed }) });
  } catch (thrown) {
    const error = toApiError(thrown);
    if (!session.heeds(error)) toasts.show({ tone: 'bad', text: t('ui-scan-failed'), detail: sentenceOf(error) });
  }
}
