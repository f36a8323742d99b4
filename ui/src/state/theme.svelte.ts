// Light, dark, or as the system wishes. Kept on this counter, for it is the room's light that decides.
export type Theme = 'auto' | 'light' | 'dark';
const KEY = 'theme';

class ThemeChoice {
  value = $state<Theme>('auto');
  #system: Pick<MediaQueryList, 'matches'> = { matches: false };

  start(): void {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', () => this.#show());
    this.#system = system;
    const kept = localStorage.getItem(KEY);
    this.use(kept === 'light' || kept === 'dark' ? kept : 'auto');
  }

  use(theme: Theme): void {
    this.value = theme;
    localStorage.setItem(KEY, theme);
    this.#show();
  }

  #show(): void {
    const system = this.#system.matches ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = this.value === 'auto' ? system : this.value;
  }
}

export const theme = new ThemeChoice();
