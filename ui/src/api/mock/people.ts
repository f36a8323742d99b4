// Who and what the invented house is made of. Development only.
import type { OperatorCard } from '../bindings';

export const operators: OperatorCard[] = [
  { id: 1, name: 'Léa Martin', role: 'agent', initials: 'LM', demo_pin: '1111' },
  { id: 2, name: 'Karim Belkacem', role: 'agent', initials: 'KB', demo_pin: '2222' },
  { id: 3, name: 'Solène Le Guillou-Kerautret', role: 'supervisor', initials: 'SL', demo_pin: '3333' },
  { id: 4, name: 'Yann Dubreuil', role: 'supervisor', initials: 'YD', demo_pin: '4444' },
  { id: 5, name: 'Awa Ndiaye', role: 'cashier', initials: 'AN', demo_pin: '5555' },
];

export const customers: readonly [string, string | null][] = [
  ['DUPONT Marie', 'marie.dupont@example.org'],
  ['N’DIAYE Aïcha', 'aicha.n@example.org'],
  ['ŒUVRARD Benoît', null],
  ['PÉREZ-GALLEGO Zoé', 'zoe.pg@example.org'],
  ['COLLÈGE JEAN-MOULIN', 'culture@example.org'],
  ['GARÇON Émile', 'emile.g@example.org'],
  ['LE GOFF Maÿlis', 'maylis@example.org'],
  ['MÜLLER Noël', 'n.mueller@example.org'],
  ['SAINT-EXUPÉRY Agnès', 'agnes.se@example.org'],
  ['BENALI Gaël', 'gael@example.org'],
  ['LEFÈVRE Hélène', 'h.lefevre@example.org'],
];

export const longName: [string, string] = [
  'DE LA ROCHEFOUCAULD-MONTMORENCY-BOUTEVILLE Anne-Charlotte Éléonore Marie',
  'anne-charlotte.de-la-rochefoucauld-montmorency-bouteville@tres-longue-adresse.example.org',
];

export const shows: { id: number; title: string; inHours: number }[] = [
  { id: 1, title: 'IPHIGÉNIE EN TAURIDE', inHours: 31 },
  { id: 2, title: 'LE BOURGEOIS GENTILHOMME', inHours: 100 },
  { id: 3, title: 'CARMEN', inHours: 150 },
  { id: 4, title: 'LES NOCES DE FIGARO', inHours: 340 },
  { id: 5, title: 'REQUIEM', inHours: 460 },
];

export const longShow = 'LA VÉRITABLE HISTOIRE DU GRAND THÉÂTRE DU MONDE ET DE SES SPECTATEURS OUBLIÉS';
export const channels = ['INTERNET', 'GUICHET', 'TÉLÉPHONE', 'ABONNEMENT'];
export const categories = ['1re cat.', '2e cat.', '3e cat.'];
export const rates = ['Plein', 'Réduit', 'Abonné', 'Groupe'];
