// A column that says nothing takes no room: what differs by nothing in all rows is not shown.
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { ReprisePage, RepriseRow } from '../../api';
import { mockTransport } from '../../api/mock';
import { tauriTransport, useTransport } from '../../api/transport';
import { route, session } from '../../state';
import Desk from '../shell/Desk.svelte';

afterEach(() => useTransport(tauriTransport));

/** The headings of the queue where its rows are as `of` makes them. */
async function headings(of: (row: RepriseRow, at: number) => RepriseRow): Promise<string[]> {
  const core = mockTransport(new URLSearchParams('operator=1'));
  useTransport({
    ...core,
    async send(id, name, args) {
      const answer = await core.send(id, name, args);
      if (name !== 'reprise_list') return answer;
      const page = answer as ReprisePage;
      return { ...page, rows: page.rows.map(of) };
    },
  });
  route.go('queue');
  await session.load();
  render(Desk);
  await screen.findByText('Rang A, siège 28');
  const said = [...document.querySelectorAll('.queue thead th')].map((th) => th.textContent?.trim() ?? '');
  cleanup();
  return said;
}
const keeping = (cents: number) => (row: RepriseRow, at: number) => ({
  ...row,
  reprise_cents: row.paid_cents - (at === 0 ? cents : 0),
  difference_cents: at === 0 ? cents : 0,
});

it('« Retenue » and « Payé » stand there only where something is kept of a price', async () => {
  expect(await headings(keeping(0))).not.toContain('Retenue');
  const kept = await headings(keeping(250));
  expect([kept.includes('Retenue'), kept.includes('Payé')]).toEqual([true, true]);
});
