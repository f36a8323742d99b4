// The first start, for looking at its pages.
import type { DatabaseAddress, Founding, FoundingStart, HallPlan, ReadFirstHall } from '../bindings';
import { ApiError } from '../errors';

const draft: Founding = {
  house: { name: '', address: '', siret: '', licence: '', contact: '', time_zone: 'Europe/Paris' },
  numbers: { order: 1, ticket: 1, customer: 1, lot: 1 },
  vat: { rates_bp: [210, 550, 1000, 2000], default_bp: 210 },
  categories: [{ name: 'Première catégorie' }, { name: 'Deuxième catégorie' }],
  rates: [
    { name: 'Plein tarif', holder: '' },
    { name: 'Jeune', holder: 'Moins de 26 ans, sur justificatif' },
  ],
  halls: [],
  mail: { mode: 'folder', host: '', port: 587, tls: 'starttls', user: '', sender: '', sender_name: '', ca: '' },
  mail_password: '',
  printer: '',
  ticket_format: 'a4',
  supervisor: '',
  pin: '',
  pin_again: '',
};

export const founding = {
  founding_start: (): FoundingStart => ({
    engine: 'sqlite',
    database_url: '',
    time_zones: ['Europe/Paris', 'Indian/Reunion', 'Europe/Brussels'],
    legal_bp: [0, 90, 105, 210, 550, 850, 1000, 2000],
    printers: ['Boca_Lemur', 'HP_LaserJet_bureau'],
    secrets: 'keyring',
    mail_folder: '/var/lib/contremarque/courriels',
    draft,
  }),
  founding_check: ({ house, supervisor, pin }: Founding) => ({
    problems: [
      ...(house.name === '' ? [{ field: 'name', why: 'missing' }] : []),
      ...(house.siret === '123' ? [{ field: 'siret', why: 'siret_length' }] : []),
      ...(supervisor === '' ? [{ field: 'supervisor', why: 'missing' }] : []),
      ...(pin === '' ? [{ field: 'pin', why: 'missing' }] : []),
    ],
  }),
  founding_hall: ({ categories, category_id, rows }: ReadFirstHall): HallPlan => {
    const lines = rows.split('\n').filter((line) => line.trim() !== '');
    const wrong = lines.findIndex((line) => !line.includes(':'));
    if (wrong >= 0) throw new ApiError('bad_hall', { line: wrong + 1, why: 'no_colon', what: '' });
    const seats = Array.from({ length: 20 }, (_, at) => ({
      number: String(at + 1),
      category_id: Math.min(category_id, categories.length),
    }));
    return {
      rows: lines.map((line) => ({
        label: line.split(':')[0]?.trim() ?? '',
        words: '1-20',
        category_id,
        unplaced: false,
        seats,
      })),
      seats: 20 * lines.length,
    };
  },
  database_test: ({ host }: DatabaseAddress) =>
    host === ''
      ? { outcome: 'refused', house: null, counters: [], code: 'bad_field', args: { field: 'host' } }
      : { outcome: 'house', house: 'Théâtre de l’Œuvre', counters: ['Guichet 2'], code: null, args: {} },
};
