// A row of the journal as a sentence, from deeds.ftl: the action has it, the facts are its words.
import { ACTION_WORDS, type ActionWords, type JournalRow } from '../../api';
import { has, readable, t } from '../../i18n';

/** What was done, in the window's language. An action that this version does not know is named in a sentence that says so. */
export function deed(row: JournalRow): string {
  const sentence = typeof row.action === 'string' ? known(row, ACTION_WORDS[row.action]) : unknown(row.action.unknown);
  return row.note ? `${sentence} « ${row.note} »` : sentence;
}

/** Who did it: an operator, a customer on the site, or the program itself. */
export function giver(row: JournalRow): string {
  return row.operator || t(row.args['giver'] === 'customer' ? 'deed-customer' : 'deed-nobody');
}

/** The sentence for an action that only a newer version knows, or that nobody wrote. */
function unknown(action: string): string {
  return t('deed-unknown', { action });
}

function known(row: JournalRow, words: ActionWords): string {
  const { row: line, seat } = row.args;
  const place = line ? t('deed-place', { row: String(line), seat: String(seat ?? '') }) : t('deed-place-free');
  const fields = fieldsOf(row);
  const sentence = t(fields !== '' && words.fields !== null ? words.fields : words.deed, {
    ...readable(row.args),
    fields,
    place,
    from_credit: Number(row.args['credit_cents'] ?? 0) === 0 ? 'none' : 'some',
    customer: row.customer_name,
    order: row.order_number,
  });
  return sentence + outsOf(row);
}

/** The seats out of sale that went with what was done; nothing where none did. */
function outsOf(row: JournalRow): string {
  const n = Number(row.args['outs'] ?? 0);
  const seats = String(row.args['out_seats'] ?? '') || 'none';
  // Where more are out than are named, the names end with the dots that end a sentence too.
  return n === 0 ? '' : ` ${t('deed-outs', { n, seats })}`.replace('….', '…');
}

/** What was changed, in words: « adresse, SIRET ». */
function fieldsOf(row: JournalRow): string {
  const names = String(row.args['fields'] ?? '')
    .split(' ')
    .filter((name) => name !== '');
  return names.map((name) => wordOf(name)).join(', ');
}

function wordOf(field: string): string {
  const id = `deed-field-${field.replaceAll('_', '-')}`;
  return has(id) ? t(id) : field;
}
