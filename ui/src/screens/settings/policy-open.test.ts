// A policy that is open while another supervisor puts one in force: what is typed stays, and is not written over theirs.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiError, type PolicyView, type SetPolicy, type Topic } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { session } from '../../state';
import Policy from './Policy.svelte';

const viewOf = (version: number, validity_days: number): PolicyView =>
  ({
    scope: 'house',
    scope_id: 0,
    from: 'house',
    version,
    policy_id: version + 30,
    policy: {
      eligible: true,
      notice: { unit: 'hours', count: 48 },
      fee_fixed: 0,
      fee_percent_bp: 0,
      fee_min: 0,
      fee_max: null,
      rates: null,
      channels: null,
      validity_days,
      grace_days: 30,
      sign_from: null,
      reasons: [],
      terms_version: 1,
      terms_fr: '',
      terms_en: '',
    },
    terms: { version: 1, fr: '', en: '' },
    rates: [],
    channels: [],
  }) as PolicyView;

let now = viewOf(3, 365);
let sent: SetPolicy[] = [];
let tell: (topics: readonly Topic[] | null) => void = () => undefined;

const days = (): HTMLInputElement => screen.getByLabelText('Validité de l’avoir, en jours');
const save = (): Promise<boolean> => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
const type = (text: string): Promise<boolean> => fireEvent.input(days(), { target: { value: text } });
/** Another supervisor puts one in force, and this window hears of it. */
async function another(version: number, validity_days: number): Promise<void> {
  now = viewOf(version, validity_days);
  tell(['policies']);
  await new Promise((done) => setTimeout(done, 150));
}

beforeEach(async () => {
  [now, sent] = [viewOf(3, 365), []];
  session.operator = { id: 3, name: 'Sarah', role: 'supervisor' } as NonNullable<typeof session.operator>;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'policy_overview') return Promise.resolve({ overrides: [], shows: [], performances: [] });
      if (name === 'terms_preview') return Promise.resolve(now.terms);
      if (name !== 'policy_set') return Promise.resolve(now);
      const set = args as SetPolicy;
      sent.push(set);
      if (set.version !== now.version) return Promise.reject(new ApiError('settings_changed'));
      return Promise.resolve((now = viewOf(now.version + 1, set.policy?.validity_days ?? 0)));
    },
    onChanged: (hears) => {
      tell = hears;
      return () => undefined;
    },
  });
  render(Policy);
  await waitFor(() => expect(days().value).toBe('365'));
});
afterEach(() => {
  session.operator = null;
  useTransport(tauriTransport);
});

it('what is typed stays, and saving it says that the policy is another by now', async () => {
  await type('100');
  await another(4, 200);
  expect(days().value).toBe('100');
  await save();
  await fireEvent.click(await screen.findByRole('button', { name: 'Relire les réglages' }));
  await waitFor(() => expect(days().value).toBe('200'));
  expect(sent).toMatchObject([{ version: 3, seen_policy_id: 33 }]);
  await type('150');
  await save();
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ version: 4, seen_policy_id: 34 }));
  // The form is made anew of what was saved.
  await new Promise((done) => setTimeout(done, 150));
  await type('160');
  await save();
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ version: 5, seen_policy_id: 35 }));
});

it('a form in which nothing is typed shows the policy of now', async () => {
  await another(4, 200);
  await waitFor(() => expect(days().value).toBe('200'));
});
