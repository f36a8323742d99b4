// The screens there are, in the order of the rail. A screen is here when it exists, never before.
import type { Component } from 'svelte';
import type { Badges, Role } from '../api';
import type { IconName } from '../components';
import Counter from './counter/Counter.svelte';
import Customers from './customers/Customers.svelte';
import Journal from './journal/Journal.svelte';
import Mails from './mails/Mails.svelte';
import Order from './order/Order.svelte';
import Queue from './queue/Queue.svelte';
import Season from './season/Season.svelte';
import Settings from './settings/Settings.svelte';

export interface Screen {
  readonly id: string;
  readonly key: string;
  readonly icon: IconName;
  /** The word of the rail, in ui.ftl. */
  readonly label: string;
  readonly component: Component;
  readonly badge?: (badges: Badges) => number;
  /** The badge calls for action, not only for knowledge. */
  readonly pressing?: boolean;
  /** Who sees the entry; the core checks again. Everybody when absent. */
  readonly roles?: readonly Role[];
}

const desk: readonly Role[] = ['agent', 'supervisor'];
const till: readonly Role[] = ['cashier', 'supervisor'];

export const screens: readonly Screen[] = [
  {
    id: 'counter',
    key: 'F1',
    icon: 'counter',
    label: 'ui-rail-counter',
    component: Counter,
    badge: (b) => b.tickets_unprinted,
    roles: till,
  },
  {
    id: 'queue',
    key: 'F2',
    icon: 'inbox',
    label: 'ui-rail-queue',
    component: Queue,
    badge: (b) => b.open,
    pressing: true,
    roles: desk,
  },
  {
    id: 'sign',
    key: 'F3',
    icon: 'signature',
    label: 'ui-rail-sign',
    component: Queue,
    badge: (b) => b.sign,
    roles: desk,
  },
  { id: 'customers', key: 'F4', icon: 'people', label: 'ui-rail-customers', component: Customers },
  { id: 'mails', key: 'F5', icon: 'mail', label: 'ui-rail-mails', component: Mails, badge: (b) => b.mails_failed },
  { id: 'season', key: 'F6', icon: 'calendar', label: 'ui-rail-season', component: Season },
  { id: 'journal', key: 'F9', icon: 'book', label: 'ui-rail-journal', component: Journal, roles: desk },
  {
    id: 'settings',
    key: 'F10',
    icon: 'sliders',
    label: 'ui-rail-settings',
    component: Settings,
    badge: (b) => b.contradictions,
  },
];

/** Screens that one thing has to itself: opened from where it is named, and left for there again. */
export const opened: readonly Pick<Screen, 'id' | 'component'>[] = [{ id: 'order', component: Order }];
