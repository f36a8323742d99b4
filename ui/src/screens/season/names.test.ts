// A category and a rate are changed as they were seen when their line was opened.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type CategoryRow, type RateRow } from '../../api';
import { tellChanged } from '../../api/changes';
import { tauriTransport, useTransport } from '../../api/transport';
import Categories from './setup/Categories.svelte';
import Rates from './setup/Rates.svelte';

/** The line as the house has it. */
let row: CategoryRow & RateRow;
let sent: unknown[] = [];

beforeEach(() => {
  row = { id: 1, name: 'Balcon', holder: 'Adultes', retired: false, seats: 20, version: 3 };
  sent = [];
  useTransport({
    ...tauriTransport,
    send: async (_id, name, args) => {
      if (name.endsWith('_list')) return Promise.resolve([row]);
      sent.push(args);
      if ((args as CategoryRow).version !== row.version) throw new ApiError('changed_since');
      return Promise.resolve([row]);
    },
    onChanged: () => () => undefined,
  });
});
afterEach(() => useTransport(tauriTransport));

describe.each([
  ['a category', Categories, 'Nom de la catégorie'],
  ['a rate', Rates, 'Nom du tarif'],
] as const)('%s that is changed', (_, List, label) => {
  it('is not changed over what another supervisor made of it meanwhile', async () => {
    render(List);
    await fireEvent.keyDown(await screen.findByRole('listitem', { name: 'Balcon' }), { key: 'Enter' });
    await fireEvent.input(await screen.findByLabelText(label), { target: { value: 'Loge' } });
    row = { ...row, name: 'Galerie', holder: 'Enfants', retired: true, version: 4 };
    tellChanged(['season']);
    await screen.findByRole('listitem', { name: 'Galerie' });
    await fireEvent.submit(screen.getByLabelText(label).closest('form') as HTMLFormElement);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/Quelqu’un d’autre/));
    expect(sent).toMatchObject([{ id: 1, version: 3, name: 'Loge', retired: false }]);

    await fireEvent.keyDown(screen.getByLabelText(label), { key: 'Escape' });
    await fireEvent.keyDown(screen.getByRole('listitem', { name: 'Galerie' }), { key: 'Enter' });
    expect((await screen.findByLabelText<HTMLInputElement>(label)).value).toBe('Galerie');
    expect(screen.queryByRole('alert')).toBeNull();
    await fireEvent.submit(screen.getByLabelText(label).closest('form') as HTMLFormElement);
    await waitFor(() => expect(screen.queryByLabelText(label)).toBeNull());
    expect(sent.at(-1)).toMatchObject({ id: 1, version: 4, name: 'Galerie', retired: true });
  });
});
