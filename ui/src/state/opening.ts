// What was found is opened, whatever was open before; what is typed in a form is never lost without a word.
import type { Hit, Scanned } from '../api';
import { keys, toasts, unsaved } from '../components';
import { t } from '../i18n';
import { route, type RouteParams } from './route.svelte';
import { session } from './session.svelte';

/** Something that a screen shows. */
export interface Target {
  readonly screen: string;
  readonly params: RouteParams;
}

/** The key of « Ouvrir », over a form and in a field too. */
export const OPEN_KEY = 'Ctrl+O';
const OFFER_MS = 30_000;

/** Opens it. Forms without words of a hand close; one with such words stays, and « Ouvrir » is offered. */
export function openTarget(target: Target): void {
  if (!unsaved()) leaveFor(target);
  else
    toasts.show({
      tone: 'warn',
      text: t('ui-open-found'),
      detail: t('ui-open-unsaved'),
      untilMs: Date.now() + OFFER_MS,
      action: { label: t('ui-open'), key: OPEN_KEY, overForms: true, run: () => leaveFor(target) },
    });
}

function leaveFor({ screen, params }: Target): void {
  for (const toast of toasts.list) if (toast.action?.overForms) toasts.dismiss(toast.id);
  if (keys.leave()) {
    // An order is left again for where one was.
    if (screen === 'order') route.visit(screen, params);
    else route.go(screen, params);
  } else toasts.show({ tone: 'warn', text: t('ui-open-held'), detail: t('ui-open-held-detail') });
}

/**
 * Where it is shown: an order with its place, a customer's sheet, their statement for a credit, a
 * mail among mails; a request in the queue, for those who have one, else the place that it is about.
 */
export function targetOf(found: Scanned | Hit): Target {
  const { kind, customer_id, order_id, place_id } = found;
  if ('mail_id' in found) {
    if (kind === 'mail' && found.mail_id !== null) return { screen: 'mails', params: { mail: found.mail_id } };
    if (kind === 'request' && found.reprise_id !== null && session.operator?.role !== 'cashier')
      return { screen: 'queue', params: { request: found.reprise_id } };
  }
  const params: Record<string, string | number> = {};
  if (order_id !== null) {
    params['order'] = order_id;
    if (place_id !== null) params['place'] = place_id;
    return { screen: 'order', params };
  }
  if (customer_id !== null) params['customer'] = customer_id;
  if (kind === 'lot') params['page'] = 'statement';
  if (kind === 'lot' && 'number' in found) params['lot'] = found.number;
  return { screen: 'customers', params };
}
