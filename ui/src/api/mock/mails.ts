// Invented mails, one of each state, for pictures without a core.
import type { MailDetail, MailList, MailReason, MailRow, MailState } from '../bindings';
import { ApiError } from '../errors';

const MINUTE_MS = 60_000;

const each: readonly [MailState, MailReason | null, string | null][] = [
  [
    'failed',
    'unknown_recipient',
    '550 5.1.1 <marie@exemple.org>: Recipient address rejected: User unknown in virtual mailbox table',
  ],
  ['in_doubt', 'doubt', 'connection reset by peer'],
  ['retry', 'busy', '450 4.2.0 <zoe@example.org>: Recipient address rejected: Greylisted'],
  ['no_address', null, null],
  ['pending', null, null],
  ['sent', null, null],
  ['sent', null, null],
  ['cancelled', null, null],
];
const names = [
  'Marie Dupont',
  'Zoé Œuvrard-N’Guyễn',
  'שרה לוי',
  'Anne-Sophie de La Rochefoucauld-Montbel de Saint-Germain-en-Laye',
  'Aïcha N’Diaye',
];

function row(at: number): MailRow {
  const [state, reason, error] = each[at % each.length] ?? ['sent', null, null];
  const made = Date.now() - at * 7 * MINUTE_MS;
  return {
    id: at + 1,
    kind: 'reprise_accepted',
    recipient: state === 'no_address' ? '' : `client${at}@example.org`,
    recipient_name: names[at % names.length] ?? '',
    subject: at % 2 ? 'Demande de reprise de place' : 'Votre demande de reprise est acceptée',
    state,
    attempts: state === 'retry' ? 2 : 1,
    date_ms: made,
    due_at_ms: made + 15 * MINUTE_MS,
    sent_at_ms: state === 'sent' ? made + 2_000 : null,
    reason,
    error,
    settled_at_ms: null,
    order_number: '671083',
    customer_id: 1,
  };
}

const html =
  '<html><body style="padding:24px;font-family:sans-serif"><h1 style="color:#7d1d2d">Place reprise</h1><p>Un avoir de 26,00 € vous attend.</p></body></html>';
const detail = (row: MailRow): MailDetail => ({
  row,
  text: 'Bonjour,\n\nVotre place A 28 a été reprise. Un avoir de 26,00 € vous attend.\n',
  html,
  message_id: '<1@example.org>',
  phone: '+33 6 55 79 58 56',
  customer_email: row.recipient,
});

export function mailHandlers(scenario: string) {
  const rows = scenario === 'empty' ? [] : Array.from({ length: 240 }, (_, at) => row(at));
  const shown: Record<MailList['show'], readonly MailState[] | null> = {
    all: null,
    waiting: ['pending', 'retry', 'sending'],
    failed: ['failed', 'no_address'],
    in_doubt: ['in_doubt'],
    sent: ['sent'],
  };
  const of = (show: MailList['show']) => rows.filter((mail) => shown[show]?.includes(mail.state) ?? true);
  return {
    mail_list: (args: MailList) => {
      if (scenario === 'error') throw new ApiError('database_unreachable');
      const from = args.after ? Number(args.after) : 0;
      const found = of(args.show);
      return {
        rows: found.slice(from, from + args.limit),
        next: found.length > from + args.limit ? String(from + args.limit) : null,
        counts: { waiting: of('waiting').length, failed: of('failed').length, in_doubt: of('in_doubt').length },
      };
    },
    mail_show: (args: { id: number }) => detail(row(args.id - 1)),
    mail_lines: () => ({
      waiting: 12,
      lines:
        scenario === 'stopped'
          ? [
              {
                counter: 'Guichet 1',
                here: true,
                state: 'paused',
                reason: 'password',
                answer: '535 5.7.8 Error: authentication failed: authentication failure',
                since_ms: Date.now() - 40 * MINUTE_MS,
                retry_at_ms: Date.now(),
              },
            ]
          : scenario === 'long'
            ? [
                {
                  counter: 'Guichet 2',
                  here: false,
                  state: 'away',
                  reason: 'server_away',
                  answer: 'Connection refused (os error 111)',
                  since_ms: Date.now() - 4 * MINUTE_MS,
                  retry_at_ms: Date.now() + 2 * MINUTE_MS,
                },
              ]
            : [],
    }),
  };
}
