// A mail's HTML taken apart: its markup without written styles, and the styles by themselves.

export interface MailParts {
  readonly html: string;
  readonly css: string;
}

/** Moves each `style` attribute to `data-style`, each style element to `css`, and drops what acts. */
export function split(html: string): MailParts {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const sheets = Array.from(page.querySelectorAll('style'));
  const css = sheets.map((sheet) => sheet.textContent ?? '').join('\n');
  for (const element of [...sheets, ...page.querySelectorAll('script, link, meta[http-equiv], base')]) element.remove();
  for (const element of page.querySelectorAll('[style]')) {
    element.setAttribute('data-style', element.getAttribute('style') ?? '');
    element.removeAttribute('style');
  }
  // A preview leads nowhere: a link followed here would replace the mail inside its frame.
  for (const link of page.querySelectorAll('a[href]')) link.removeAttribute('href');
  return { html: `<!doctype html>${page.documentElement.outerHTML}`, css };
}
