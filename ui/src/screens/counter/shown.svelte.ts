// Whether the counter shows the hall drawn or as a list: it stays from one customer to the next.

export const shown = $state({ plan: false });
