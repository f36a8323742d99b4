// A code that was read: what it names is opened. Nothing is ever decided by one.
import { call, toApiError, type Scanned } from '../api';
import { readings, toasts } from '../components';
import { sentenceOf, t } from '../i18n';
import { route, type RouteParams } from './route.svelte';
import { session } from './session.svelte';

/** Opens what a code names, or says that it is unknown. A form that has the keys is never left behind. */
export async function open(typed: string, owned: boolean): Promise<void> {
  if (owned) {
    toasts.show({ tone: 'warn', text: t('ui-scan-owned'), detail: t('ui-scan-owned-detail') });
    return;
  }
  const [text = '', ...variants] = readings(typed);
  try {
    const { named } = await call('scan_find', { text, variants });
    if (named) openNamed(named);
    else
      toasts.show({ tone: 'warn', text: t('ui-scan-unknown'), detail: t('ui-scan-unknown-detail', { code: typed }) });
  } catch (thrown) {
    const error = toApiError(thrown);
    if (!session.heeds(error)) toasts.show({ tone: 'bad', text: t('ui-scan-failed'), detail: sentenceOf(error) });
  }
}

/** An order has a screen that is left again for where one was; anything else is somebody's. */
function openNamed(named: Scanned): void {
  if (named.order_id === null) route.go('customers', whereOf(named));
  else route.visit('order', whereOf(named));
}

/** What is shown: an order with its place, a customer's sheet, their statement for a credit. */
export function whereOf({ kind, customer_id, order_id, place_id }: Scanned): RouteParams {
  const where: Record<string, string | number> = {};
  if (order_id !== null) where['order'] = order_id;
  else if (customer_id !== null) where['customer'] = customer_id;
  if (place_id !== null) where['place'] = place_id;
  if (kind === 'lot') where['page'] = 'statement';
  return where;
}
