// A row of the journal as a sentence, from deeds.ftl: the action is its key, the facts its words.
import type { JournalRow } from '../../api';
import { has, readable, t } from '../../i18n';

/** What was done, in the window's language; the bare action where no sentence is known. */
export function deed(row: JournalRow): string {
  const id = `deed-${row.action.replaceAll(/[._]/g, '-')}`;
  if (!has(id)) return row.action;
  const { row: line, seat } = row.args;
  const place = line ? t('deed-place', { row: String(line), seat: String(seat ?? '') }) : t('deed-place-free');
  const fields = fieldsOf(row);
  const said = fields !== '' && has(`${id}-fields`) ? `${id}-fields` : id;
  const sentence = t(said, {
    ...readable(row.args),
    fields,
    place,
    customer: row.customer_name,
    order: row.order_number,
  });
  return row.note ? `${sentence} « ${row.note} »` : sentence;
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
