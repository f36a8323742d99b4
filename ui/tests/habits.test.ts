// Forms are alike: one reader of numbers, one rule for Enter; grave acts ask once; amounts have their sign, and no line
// ends inside a number.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../src');
const pages = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$|bindings|mock/.test(name))
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));
const found = (pattern: RegExp): string[] =>
  pages.flatMap(({ name, text }) => [...text.matchAll(pattern)].map((match) => `${name}: ${match[0].trim()}`));

describe('a number that is typed', () => {
  it('is read by nothing but the one reader', () => {
    expect(found(/\b(parseInt|parseFloat|valueAsNumber)\b|type="number"/g)).toEqual([]);
  });
  it('is never another one where it cannot be read', () => {
    // What stands in for a number that is none is not founded with: the step says it first.
    const standIns = found(/parse(?:Whole|Cents|Percent)\([^()]*\)\s*(?:\?\?|\|\|)[^;,\n]*/g);
    expect(standIns.filter((line) => !line.startsWith('screens/founding/draft.svelte.ts'))).toEqual([]);
  });
});

describe('an amount', () => {
  it('is written by the one formatter, which gives it its sign', () => {
    // A share of a policy is no amount.
    const own = found(/\w*[cC]ents\w*\s*\/\s*100\b|\.toFixed\(|fmt\(\)\.number\([^()]*cents[^()]*\)/g);
    expect(own.filter((line) => !line.startsWith('i18n/format.ts'))).toEqual([]);
    expect(
      found(/(['"`])[^'"`\n]*€[^'"`\n]*\1|>[^<>{}]*€/g).filter((line) => !/^i18n\/typed\.ts|<!--/.test(line)),
    ).toEqual([]);
  });
  it('is never put into a page as the cents that it is', () => {
    expect(found(/(?<!=|\w|\$|<\w+ )\{[\w.?]*cents\w*\}/gi)).toEqual([]);
    expect(found(/\$\{[\w.?]*cents\w*\}/gi)).toEqual([]);
  });
});

describe('a number of the house', () => {
  /** What has a number such as « AV-000112 », in the core’s answers. */
  const NUMBERS = ['number', 'order_number', 'new_order_number', 'lot', 'amendment', 'ticket_number'].join('|');
  /** Keys of lists, which nobody reads. */
  const KEYS = ['screens/journal/Lapses.svelte: ${row.lot}'];
  it('is broken over no line: a sentence sees to it, and elsewhere `unbroken` does', () => {
    const bare = [
      // {row.number} in a page, `${row.number}` in a text, [row.number] among what is joined.
      ...found(new RegExp(`(?<![=\\w$])\\{[\\w.?]*\\.(?:${NUMBERS})\\}`, 'g')),
      ...found(new RegExp(`\\$\\{[\\w.?]*\\.(?:${NUMBERS})\\}`, 'g')),
      ...found(
        new RegExp(`\\[(?:[^\\[\\]]*, )?[\\w.?]+\\.(?:${NUMBERS})\\b[^\\[\\]]*\\][\\s\\S]{0,80}?\\.join\\(`, 'g'),
      ),
    ];
    expect(bare.filter((line) => !KEYS.includes(line))).toEqual([]);
  });
});

describe('a form', () => {
  /** The letter is shown while no field has the cursor; in a field the cap says Enter. */
  const LETTER = ['screens/mails/MailPanel.svelte'];
  it('is sent by Enter, and its button says so', () => {
    const silent = pages
      .filter(({ text }) => /<form\b/.test(text))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/<Button[^>]*?type="submit"[\s\S]*?>/g)]
          .filter(([button]) => !/hint=\{t\((?:'ui-key-enter'|inText \?)/.test(button))
          .map(() => name),
      );
    expect(silent.filter((name) => !LETTER.includes(name))).toEqual([]);
  });
});

describe('a button that sends a form', () => {
  /** What it is switched off for is no field: whoever may not, what is settled for good, what is not read yet. */
  const SETTLED = [/disabled=\{!session\.isSupervisor\}/, /numbering\.used\.length === 4/, /disabled=\{!quote\}/];
  it('is never switched off for what is typed: pressing it says which field is wrong, and goes there', () => {
    const buttons = found(/<(?:Button|button)[^>]*?type="submit"[\s\S]*?>\s*\{|<Form\b[\s\S]*?\}>\n/g);
    const off = buttons.filter((button) => /\bdisabled=/.test(button) && !SETTLED.some((known) => known.test(button)));
    expect(off).toEqual([]);
  });
  it('sends by what looks at every field first', () => {
    const own = pages.filter(({ text }) => /<form\b/.test(text) && !/submits\(|allRead\(|data-question/.test(text));
    // The first start goes step by step, and each step says what is wrong with it.
    expect(own.map(({ name }) => name)).toEqual(['screens/founding/Wizard.svelte']);
  });
});

describe('a grave act', () => {
  /** What stops others, or cannot be taken back by one press, and the page that gives it. */
  const GRAVE: readonly (readonly [command: string, page: string])[] = [
    ['sales_set', 'screens/season/Panel.svelte'],
    ['operator_change', 'screens/settings/Operators.svelte'],
    ['counter_revoke', 'screens/settings/Counters.svelte'],
    ['policy_set', 'screens/settings/PolicyForm.svelte'],
    ['mail_resend_failed', 'screens/mails/Mails.svelte'],
    ['reprise_withdraw', 'screens/order/Places.svelte'],
    ['shell.leaveDemo', 'screens/signin/LeaveDemo.svelte'],
  ];
  it.each(GRAVE)('%s is asked once, with what will happen', (command, page) => {
    const text = pages.find(({ name }) => name === page)?.text ?? '';
    expect(text).toContain(command);
    expect(text).toMatch(/<Confirm\b[\s\S]*title=[\s\S]*text=[\s\S]*act=/);
  });
});

describe('a question', () => {
  const asking = pages.filter(({ text }) => /<Confirm\b/.test(text));
  it('is answered by a letter that no key of its page is: what asked, pressed twice, is no answer', () => {
    const doubled = asking.flatMap(({ name, text }) => {
      const used = [...text.matchAll(/\bkey: '([^']+)'/g)].map(([, key]) => key);
      const answers = [...text.matchAll(/<Confirm\b[\s\S]*?\n *(?:\/>|>\n)/g)].map(
        ([question]) => /\bby="(.)"/.exec(question)?.[1] ?? 'O',
      );
      return answers.filter((answer) => used.includes(answer)).map((answer) => `${name}: ${answer}`);
    });
    expect(doubled).toEqual([]);
    expect(asking.length).toBeGreaterThan(10);
  });
});

describe('a choice of a form', () => {
  it('that is needed has its name above it, as every field', () => {
    const nameless = pages.flatMap(({ name, text }) =>
      [...text.matchAll(/<Select\b[\s\S]*?\/>/g)]
        .filter(([select]) => /\n\s*needed\b/.test(select) && !/\n\s*showLabel\b/.test(select))
        .map(() => name),
    );
    expect(nameless).toEqual([]);
  });
});

it('leaving a screen goes by the one that asks about what is typed', () => {
  for (const page of ['screens/shell/Desk.svelte', 'screens/settings/Settings.svelte', 'screens/season/Season.svelte'])
    expect(pages.find(({ name }) => name === page)?.text).toContain('leaving.go(');
});
