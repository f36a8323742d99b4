// Where the pages start: one component on one element.
import './styles/index.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { insideShell, useTransport } from './api/transport';
import { theme, zoom } from './state';

declare global {
  interface Window {
    /** How many times the page broke its own security policy: the window tests expect none. */
    __cspViolations: number;
  }
}

window.__cspViolations = 0;
document.addEventListener('securitypolicyviolation', () => {
  window.__cspViolations += 1;
});

async function start(): Promise<void> {
  theme.start();
  // A plain browser has no core behind it: believable data instead, never in the shipped pages.
  if (import.meta.env.DEV && !insideShell()) {
    const { mockTransport } = await import('./api/mock');
    useTransport(mockTransport(new URLSearchParams(location.search)));
  }
  zoom.start();
  const target = document.getElementById('app');
  if (target) mount(App, { target });
}

void start();
