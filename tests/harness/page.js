// Finds what a person would name: "the button Accepter", "the field Rechercher".
// Called as script(what, ...arguments); gives null or the element, the text, the list.
const clean = (text) => (text ?? '').replace(/\u2011/g, '-').replace(/[\u00a0\u202f\s]+/g, ' ').replace(/[\u2066-\u2069]/g, '').trim();

const SELECTORS = {
  button: 'button, [role=button], input[type=button], input[type=submit], summary',
  link: 'a[href], [role=link]',
  tab: '[role=tab]',
  field: 'input:not([type=checkbox]):not([type=radio]):not([type=range]):not([type=hidden]), textarea, select, [role=textbox], [role=searchbox], [role=combobox], [role=spinbutton], [contenteditable=true]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  switch: '[role=switch], input[type=checkbox][switch]',
  slider: 'input[type=range], [role=slider]',
  radio: 'input[type=radio], [role=radio]',
  option: 'option, [role=option]',
  row: 'tbody tr, [role=row], [role=option], [role=listitem], li',
  line: 'tbody tr:not([aria-hidden])',
  heading: 'h1, h2, h3, h4, [role=heading]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  region: 'section, aside, main, nav, [role=region], [role=complementary]',
  alert: '[role=alert], [role=status]',
};

const visible = (element) => {
  const box = element.getBoundingClientRect();
  if (element.closest('[aria-hidden=true], [inert]')) return false;
  // A part of a drawing keeps its box behind what hides it.
  if (element instanceof SVGElement && !element.checkVisibility()) return false;
  const style = getComputedStyle(element);
  return style.visibility !== 'hidden' && style.display !== 'none'
    && (box.width > 0 && box.height > 0 || element.matches('input, option'));
};

// What is for readers alone is clipped away by intent.
const isForReaders = (element) => {
  for (let up = element; up; up = up.parentElement) {
    if (getComputedStyle(up).clipPath.startsWith('inset(50%')) return true;
  }
  return false;
};
// Text without what is hidden from assistive technology (key caps, icons).
const spoken = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  if (node.hasAttribute('aria-label')) return ` ${node.getAttribute('aria-label')} `;
  if (node.tagName === 'IMG') return ` ${node.alt} `;
  return ` ${[...node.childNodes].map(spoken).join('')} `;
};

const nameOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return clean(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));
  if (element.getAttribute('aria-label')) return clean(element.getAttribute('aria-label'));
  if (element.labels?.length) return clean([...element.labels].map(spoken).join(' '));
  if (element.matches('input[type=button], input[type=submit]')) return clean(element.value);
  const heading = element.matches('section, aside, dialog, [role=dialog]') && element.querySelector('h1, h2, h3');
  if (heading) return clean(spoken(heading));
  return clean(spoken(element)) || clean(element.getAttribute('placeholder')) || clean(element.title);
};

// The exact name first, then one that starts so, then one that contains it.
const find = (role, name) => {
  const all = [...document.querySelectorAll(SELECTORS[role] ?? role)].filter(visible);
  if (!name) return all[0] ?? null;
  const wanted = clean(name);
  const named = all.map((element) => [element, nameOf(element)]);
  for (const fits of [(it) => it === wanted, (it) => it.startsWith(wanted), (it) => it.includes(wanted)]) {
    const hit = named.find(([, it]) => fits(it));
    if (hit) return hit[0];
  }
  return null;
};

// Something else lies over its middle.
const isCovered = (element) => {
  if (isForReaders(element)) return false;
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  for (let up = element.parentElement; up; up = up.parentElement) {
    const room = up.getBoundingClientRect();
    const scrolled = getComputedStyle(up).overflow !== 'visible';
    if (scrolled && (x < room.left || x > room.right || y < room.top || y > room.bottom)) return false;
  }
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return !element.closest('[style*=overflow]');
  const there = document.elementFromPoint(x, y);
  return there !== null && !element.contains(there) && !there.contains(element) && there.closest('thead, th') === null;
};

const [what, ...args] = arguments;
switch (what) {
  case 'find': return find(...args);
  case 'names': return [...document.querySelectorAll(SELECTORS[args[0]] ?? args[0])].filter(visible).map(nameOf);
  case 'text': return clean(document.body.innerText);
  case 'focus': return document.activeElement === document.body ? '' : nameOf(document.activeElement);
  case 'focused': return document.activeElement;
  case 'selected': return clean([...document.querySelectorAll('tr[aria-selected=true]')].filter(visible)[0]?.innerText);
  case 'outside': return [...document.querySelectorAll('body *')].filter(visible).filter((element) => {
    const box = element.getBoundingClientRect();
    if (box.right <= innerWidth + 1 && box.left >= -1) return false;
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return false;
    }
    return true;
  }).map((element) => `${element.tagName} ${clean(element.innerText).slice(0, 60)}`);
  case 'cut': return [...document.querySelectorAll(args[0])].filter(visible).filter((element) => {
    if (isForReaders(element)) return false;
    for (let at = element; at && !at.matches('tr, li, section, main'); at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX !== 'visible' && at.scrollWidth > at.clientWidth + 1 && at.clientWidth > 0) return true;
      if (style.overflowY === 'hidden' && at.scrollHeight > at.clientHeight + 2 && at.clientHeight > 0) return true;
    }
    return false;
  }).map((element) => clean(element.innerText).slice(0, 80));
  case 'covered': return [...document.querySelectorAll('button, input, select, textarea')].filter(visible)
    .filter((element) => isCovered(element))
    // What stays at the foot of a long form leaves a field to be seen once the cursor is in it.
    .filter((element) => {
      element.scrollIntoView({ block: 'nearest' });
      return isCovered(element);
    })
    .map((element) => `${element.tagName} ${nameOf(element).slice(0, 60)}`);
  case 'theme':
    document.documentElement.dataset.theme = args[0];
    // Colours glide from one to the other: half-way they are neither.
    getComputedStyle(document.body).color;
    for (const glide of document.getAnimations()) {
      if (glide.effect?.getComputedTiming().endTime !== Infinity) glide.finish();
    }
    return null;
  case 'violations': return window.__cspViolations ?? null;
  default: throw new Error(`page.js: ${what}`);
}
