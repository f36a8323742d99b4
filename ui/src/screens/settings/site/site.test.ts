// What the house says on its customers' site: what is missing is listed, a pale colour is told a better one, a file is a logo.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError, type SiteSettings } from '../../../api';
import { tauriTransport, useTransport } from '../../../api/transport';
import Site from './Site.svelte';
import { hexOf, urlOf } from './logo';

const settings: SiteSettings = {
  texts: {
    address: '',
    title: '',
    accent: '',
    publisher: '',
    director: 'Anne Petit',
    hosting: '',
    licences: '',
    terms: '',
    mediator: '',
    mediator_site: '',
    privacy: '',
    accessible: null,
    accessibility: '',
    accessibility_contact: '',
  },
  version: 3,
  holes: ['publisher', 'mediator_site'],
  accent: '#7d1d2d',
  logo: { kind: '', hex: '' },
  logo_max: 65_536,
  logo_version: 0,
};
let sent: [string, unknown][] = [];
let refused: ApiError | null = null;

beforeEach(() => {
  sent = [];
  refused = null;
  useTransport({
    ...tauriTransport,
    async send(_, name, args) {
      if (name === 'site_settings') return settings;
      sent.push([name, args]);
      return refused ? Promise.reject(refused) : Promise.resolve({});
    },
  });
  render(Site);
});
afterEach(() => useTransport(tauriTransport));

const save = async (): Promise<void> => {
  await waitFor(() => screen.getByLabelText('Directeur de la publication'));
  await fireEvent.submit(document.querySelector('form') as HTMLFormElement);
};

describe("the customers' site", () => {
  it('says what is missing, and where it is said', async () => {
    await waitFor(() => expect(screen.getByText(/il manque 2 points/u)).toBeTruthy());
    expect(screen.getByText(/L’éditeur du site/u)).toBeTruthy();
    expect(screen.getByText(/Le site du médiateur/u)).toBeTruthy();
  });

  it('is saved whole, under the version on the screen', async () => {
    await waitFor(() => screen.getByLabelText('Nom sur le site'));
    await fireEvent.input(screen.getByLabelText('Nom sur le site'), { target: { value: 'Le Soir' } });
    await save();
    await waitFor(() => expect(sent).toHaveLength(1));
    const texts = { ...settings.texts, title: 'Le Soir' };
    expect(sent[0]).toEqual(['site_settings_set', { version: 3, texts }]);
  });

  it('is told the nearest colour that can be read, under the field', async () => {
    refused = new ApiError('bad_field', { field: 'accent', why: 'contrast', nearest: '#b05800' });
    await save();
    await waitFor(() => expect(screen.getByText(/^Trop pâle.*#b05800/u)).toBeTruthy());
    expect(screen.getByLabelText('Couleur').getAttribute('aria-invalid')).toBe('true');
  });

  it('takes a logo as soon as it is chosen, and none that is too heavy', async () => {
    const field = await waitFor(() => screen.getByLabelText('Logo'));
    const heavy = new File([new Uint8Array(65_537)], 'logo.png');
    await fireEvent.change(field, { target: { files: [heavy] } });
    await waitFor(() => expect(screen.getByText(/Plus de 64/u)).toBeTruthy());
    expect(sent).toEqual([]);
    await fireEvent.change(field, { target: { files: [new File([new Uint8Array([0x89, 5])], 'logo.png')] } });
    await waitFor(() => expect(sent).toEqual([['site_logo_set', { version: 0, hex: '8905' }]]));
  });
});

it('a picture goes to the core and back', () => {
  expect(hexOf(new Uint8Array([0, 255, 16]))).toBe('00ff10');
  expect(urlOf({ kind: 'image/png', hex: '00ff10' })).toBe('data:image/png;base64,AP8Q');
});
