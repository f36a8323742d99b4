// How a mail's state looks, and how its trouble is said.
import type { MailRow, MailState } from '../../api';
import type { IconName, Tone } from '../../components';
import { fmt, t } from '../../i18n';

export const looks: Record<MailState, { tone: Tone; icon: IconName }> = {
  pending: { tone: 'neutral', icon: 'clock' },
  sending: { tone: 'neutral', icon: 'arrow' },
  sent: { tone: 'ok', icon: 'check' },
  retry: { tone: 'warn', icon: 'clock' },
  failed: { tone: 'bad', icon: 'cross' },
  in_doubt: { tone: 'warn', icon: 'warn' },
  cancelled: { tone: 'neutral', icon: 'undo' },
  no_address: { tone: 'warn', icon: 'warn' },
};

export const stateWord = (state: MailState): string => t(`mails-state-${state.replaceAll('_', '-')}`);

/** Why the mail is not there, or when it leaves; empty when there is nothing to say. */
export function whatNow(row: MailRow): string {
  switch (row.state) {
    case 'sent':
      return row.sent_at_ms === null ? '' : t('mails-sent-at', { at: fmt().dateTimeShort(row.sent_at_ms) });
    case 'pending':
      return t('mails-due-at', { at: fmt().time(row.due_at_ms) });
    case 'retry':
      return t('mails-next-at', { at: fmt().time(row.due_at_ms) });
    case 'failed':
    case 'no_address':
      return row.settled_at_ms === null ? '' : t('mails-settled-at', { at: fmt().dateTimeShort(row.settled_at_ms) });
    default:
      return '';
  }
}
