// Which screen is in view, and what it was asked to show.
export type RouteParams = Readonly<Record<string, string | number>>;

class Route {
  screen = $state('queue');
  params = $state.raw<RouteParams>({});

  go(screen: string, params: RouteParams = {}): void {
    this.screen = screen;
    this.params = params;
  }
}

export const route = new Route();
