// A number of the policy that cannot be read is never another number: nothing is saved, and the field says why.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PolicyView } from '../../api';
import { tauriTransport, useTransport } from '../../api/transport';
import { t } from '../../i18n';
import { session } from '../../state';
import PolicyForm from './PolicyForm.svelte';

const view: PolicyView = {
  scope: 'house',
  scope_id: 0,
  from: 'house',
  version: 3,
  policy_id: 31,
  policy: {
    eligible: true,
    notice: { unit: 'hours', count: 48 },
    fee_fixed: 200,
    fee_percent_bp: 1_050,
    fee_min: 100,
    fee_max: null,
    rates: null,
    channels: null,
    validity_days: 365,
    grace_days: 30,
    sign_from: null,
    reasons: [],
    terms_version: 1,
    terms_fr: '',
    terms_en: '',
  },
  terms: { version: 1, fr: 'La reprise est sans frais.', en: 'There is no fee.' },
  rates: [],
  channels: [],
};

let sent: { name: string; args: unknown }[] = [];

beforeEach(() => {
  sent = [];
  // What Node clones is of another realm than the page, and followed by no state.
  vi.stubGlobal('structuredClone', (given: unknown): unknown => JSON.parse(JSON.stringify(given)));
  session.operator = { id: 3, name: 'Sarah', role: 'supervisor' } as NonNullable<typeof session.operator>;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      // What is typed is shown as terms meanwhile.
      if (name !== 'terms_preview') sent.push({ name, args });
      return Promise.resolve(view);
    },
  });
  render(PolicyForm, { view });
});
afterEach(() => {
  session.operator = null;
  vi.unstubAllGlobals();
  useTransport(tauriTransport);
});

/** Types in a field and presses Enter in it. */
async function enter(label: string, text: string): Promise<void> {
  const input = screen.getByLabelText<HTMLInputElement>(label);
  input.focus();
  await fireEvent.input(input, { target: { value: text } });
  await fireEvent.keyDown(input, { key: 'Enter' });
  await fireEvent.submit(input.form as HTMLFormElement);
}

it('a reason for refusal of which nothing is seen is not saved, in either language', async () => {
  await fireEvent.click(screen.getByRole('button', { name: 'Ajouter un motif' }));
  const [french, english] = [t('settings-policy-reason-fr', { n: 1 }), t('settings-policy-reason-en', { n: 1 })];
  await enter(french, 'Hors délai');
  await enter(english, ' ');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('À remplir'));
  expect(sent).toEqual([]);
  await enter(english, 'Too late');
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.args).toMatchObject({ policy: { reasons: [{ fr: 'Hors délai', en: 'Too late' }] } });
});

describe('a number of the policy', () => {
  it.each([
    ['Durée', '', 'À remplir'],
    ['Durée', '1O', 'Ce n’est pas un nombre entier'],
    ['Durée', '-2', 'Ce n’est pas un nombre entier'],
    ['Pourcentage', '', 'À remplir'],
    ['Pourcentage', '1O', 'Ce n’est pas un pourcentage'],
    ['Pourcentage', '5,125', 'Ce n’est pas un pourcentage'],
    ['Validité de l’avoir, en jours', '', 'À remplir'],
    ['Validité de l’avoir, en jours', '365,5', 'Ce n’est pas un nombre entier'],
    ['Fixe', '', 'À remplir'],
    ['Fixe', '2,005', 'Ce n’est pas un montant'],
    ['Minimum', '', 'À remplir'],
    ['Maximum', 'dix', 'Ce n’est pas un montant'],
  ])('« %s » typed as « %s » is not saved, and says why', async (label, text, why) => {
    await enter(label, text);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(why));
    expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(screen.getByLabelText(label));
    expect(sent).toEqual([]);
  });

  it('is saved as it is typed, with a comma or a point, once it can be read', async () => {
    await enter('Pourcentage', '');
    await enter('Pourcentage', '7,25 %');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.args).toMatchObject({
      version: 3,
      seen_policy_id: 31,
      policy: { fee_percent_bp: 725, notice: { count: 48 }, validity_days: 365 },
    });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('may be zero when zero is what is typed', async () => {
    await enter('Durée', '0');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.args).toMatchObject({ policy: { notice: { count: 0, unit: 'hours' } } });
  });

  it('may be left empty where empty means none', async () => {
    await enter('Maximum', '12');
    await enter('Maximum', '');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.args).toMatchObject({ policy: { fee_max: null } });
  });
});
