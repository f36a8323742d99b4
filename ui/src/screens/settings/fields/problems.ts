// What the core says is wrong with fields, as sentences to put under them.
import type { ApiError, FieldProblem } from '../../../api';
import { has, t, type Sentence } from '../../../i18n';

/** What is wrong with a field, or null. */
export type Wrong = (field: string) => string | null;

export const nothingWrong: Wrong = () => null;

/** A sentence for a reason: « À remplir. » */
export function whyOf(why: string, facts: Sentence = {}): string {
  const id = `why-${why.replaceAll('_', '-')}`;
  const words = has(id) ? t(id, facts) : t('why-malformed');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

export function wrongIn(problems: readonly FieldProblem[]): Wrong {
  return (field) => {
    const found = problems.find((problem) => problem.field === field);
    return found ? whyOf(found.why) : null;
  };
}

/** The same for a command that was refused because of one field. */
export function wrongOf(error: ApiError | null): Wrong {
  const { field, why } = error?.args ?? {};
  if (error?.code !== 'bad_field' || typeof field !== 'string') return nothingWrong;
  const facts = Object.entries(error.args ?? {}).filter(([, fact]) => typeof fact === 'string');
  const said = whyOf(String(why ?? 'malformed'), Object.fromEntries(facts) as Sentence);
  return (asked) => (asked === field ? said : null);
}
