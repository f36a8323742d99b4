// Which screen is in view, and what it was asked to show.
export type RouteParams = Readonly<Record<string, string | number>>;

interface Place {
  readonly screen: string;
  readonly params: RouteParams;
}

class Route {
  screen = $state('queue');
  params = $state.raw<RouteParams>({});
  /** Where `leave` goes back to: what is in view was opened from there. */
  from = $state.raw<Place | null>(null);

  go(screen: string, params: RouteParams = {}): void {
    this.screen = screen;
    this.params = params;
    this.from = null;
  }

  /** Opens one thing on a screen of its own. `back`: what the screen that is left shows again afterwards. */
  visit(screen: string, params: RouteParams, back: RouteParams = this.params): void {
    const from = screen === this.screen ? this.from : { screen: this.screen, params: back };
    this.screen = screen;
    this.params = params;
    this.from = from;
  }

  /** Goes back to where what is in view was opened from; to `otherwise` where nobody knows. */
  leave(otherwise: string): void {
    const { screen, params } = this.from ?? { screen: otherwise, params: {} };
    this.go(screen, params);
  }
}

export const route = new Route();
