// Light, dark, or as the system wishes. Kept on this counter, for it is the room's light that decides.
export type Theme = 'auto' | 'light' | 'dark';
const KEY = 'theme';

class ThemeChoice {
  value = $state<Theme>('auto');

  start(): void {
    const kept = localStorage.getItem(KEY);
    this.use(kept === 'light' || kept === 'dark' ? kept : 'auto');
  }

  use(theme: Theme): void {
    this.value = theme;
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(KEY, theme);
  }
}

export const theme = new ThemeChoice();
