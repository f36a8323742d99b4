// What makes a page easier where scripts run; every page works without.
'use strict';

// A list is shown anew as soon as its length is chosen.
for (const select of document.querySelectorAll('select[data-sends]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}

// A code is good once: a second click on its button sends nothing, for as long as an answer takes.
for (const form of document.querySelectorAll('form[data-once]')) {
  let sent = -Infinity;
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - sent < 5_000) event.preventDefault();
    else sent = event.timeStamp;
  });
}

// The button for several places says how many are ticked, and waits for one.
const several = document.getElementById('plusieurs');
if (several) {
  const boxes = document.querySelectorAll('input[form="plusieurs"]');
  const button = several.querySelector('button');
  const count = several.querySelector('[data-count]');
  const tell = () => {
    const ticked = [...boxes].filter((box) => box.checked).length;
    count.textContent = ticked > 0 ? ` (${ticked})` : '';
    button.disabled = ticked === 0;
  };
  for (const box of boxes) box.addEventListener('change', tell);
  window.addEventListener('pageshow', tell);
  tell();
}

// A ticket keeps the screen lit.
if (document.querySelector('[data-lit]') && 'wakeLock' in navigator) {
  const light = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', light);
  light();
}
