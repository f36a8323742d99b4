// The parts of « Maison » are saved one by one: what is typed in the others stays, in the version that it was typed over.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiError, type Settings, type Topic } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { route, session } from '../../state';
import SettingsScreen from './Settings.svelte';

const first = {
  house: {
    name: 'Théâtre des Essais',
    address: '',
    siret: '',
    licence: '',
    contact: '',
    time_zone: 'Europe/Paris',
  },
  version: 7,
  vat: { rates_bp: [210, 550], default_bp: 210 },
  vat_version: 2,
  legal_bp: [210, 550, 1000],
  numbering: { next: { order: 12, ticket: 1, customer: 40, lot: 1 }, used: ['order', 'customer'] },
  time_zones: ['Europe/Paris'],
  local: {
    counter: 'Guichet 1',
    locale: 'fr',
    lock_after_minutes: 10,
    printer: '',
    ticket_format: 'a4',
    database_url: '',
  },
  counter_version: 1,
  printers: [],
  data_dir: '/x',
  signs: true,
} as unknown as Settings;

const LOT = 'Prochain avoir (AV-…)';
const LATE = 'Retardataires : minutes après le début';
let now = first;
let sent: { name: string; args: unknown }[] = [];
let ears: ((topics: readonly Topic[] | null) => void)[] = [];
const tell = (topics: readonly Topic[]): void => ears.forEach((hears) => hears(topics));

const field = (label: string): HTMLInputElement => screen.getByLabelText(label);
const type = (label: string, value: string): Promise<boolean> => fireEvent.input(field(label), { target: { value } });
const save = (label: string): Promise<boolean> => fireEvent.submit(field(label).form as HTMLFormElement);
/** What was told, or saved, has been read again. */
const heard = (): Promise<void> => new Promise((done) => setTimeout(done, 150));

beforeEach(async () => {
  [now, sent, ears] = [first, [], []];
  session.operator = { id: 3, name: 'Sarah', role: 'supervisor' } as NonNullable<typeof session.operator>;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'settings_get') return Promise.resolve(now);
      if (name === 'selling_view') {
        const rules = { late_minutes: 30, hold_minutes: 10 };
        return Promise.resolve({ rules, late_minutes_max: 240, hold_minutes_max: 60, version: 0 });
      }
      if (name === 'retention_view') return Promise.resolve({ years: 0, years_max: 30, version: 0 });
      if (name === 'retention_due') return Promise.resolve({ total: 0, rows: [] });
      if (name.endsWith('_set')) sent.push({ name, args });
      if (name === 'house_set') now = { ...now, version: now.version + 1, house: (args as Settings).house };
      if (name === 'vat_set' && (args as Settings).version !== now.vat_version)
        return Promise.reject(new ApiError('settings_changed'));
      return Promise.resolve({});
    },
    onChanged: (hears) => {
      ears.push(hears);
      return () => undefined;
    },
  });
  route.go('settings', { tab: 'house' });
  render(SettingsScreen);
  await screen.findByLabelText(LOT);
});
afterEach(() => {
  session.operator = null;
  useTransport(tauriTransport);
});

it('saving the name keeps the numbers, the minutes and the years that are typed', async () => {
  await type(LOT, '900');
  await type(LATE, '45');
  await type('Nom', 'Théâtre du Soir');
  await save('Nom');
  await waitFor(() => expect(sent).toMatchObject([{ name: 'house_set', args: { version: 7 } }]));
  await heard();
  expect(field('Nom').value).toBe('Théâtre du Soir');
  expect([field(LOT).value, field(LATE).value]).toEqual(['900', '45']);
  // A part that was saved is made anew, of the next version.
  await save('Nom');
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ name: 'house_set', args: { version: 8 } }));
});

it('what somebody else changed is refused, and read again where it is asked for', async () => {
  await type('Nom', 'Théâtre du Soir');
  now = { ...now, vat: { rates_bp: [550], default_bp: 550 }, vat_version: 3 };
  tell(['settings']);
  await heard();
  const vat = (): HTMLFormElement =>
    screen.getByText(/2,1/, { selector: 'label *, label' }).closest('form') as HTMLFormElement;
  await fireEvent.submit(vat());
  await fireEvent.click(await screen.findByRole('button', { name: 'Relire les réglages' }));
  expect(sent).toMatchObject([{ name: 'vat_set', args: { version: 2 } }]);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Relire les réglages' })).toBeNull());
  expect(field('Nom').value).toBe('Théâtre du Soir');
  await fireEvent.submit(vat());
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ name: 'vat_set', args: { version: 3 } }));
});

it('« Ce guichet » is opened with the name of now', async () => {
  now = { ...now, local: { ...now.local, counter: 'Hall' }, counter_version: 2 };
  tell(['counters']);
  await heard();
  await fireEvent.click(screen.getByRole('tab', { name: /Ce guichet/ }));
  await waitFor(() => expect(field('Nom du guichet').value).toBe('Hall'));
});
