// Pictures of every screen in a headless browser, on invented data, with axe-core's findings.
// `node tests/look.mjs [folder] [name-filter]`, with `npm run dev` running.
import { mkdirSync, readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const folder = process.argv[2] ?? '../out/look';
const only = process.argv[3] ?? '';
const address = process.env.LOOK_URL ?? 'http://localhost:5173/';
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
mkdirSync(folder, { recursive: true });

const press =
  (...keys) =>
  async (page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await new Promise((done) => setTimeout(done, 350));
    }
  };
const imports =
  (...keys) =>
  async (page) => {
    await press('F10')(page);
    await page.evaluate(() =>
      [...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent.includes('Import'))?.click(),
    );
    await new Promise((done) => setTimeout(done, 400));
    for (const key of keys) {
      if (key === 'chosen') {
        await page.keyboard.down('Control');
        await page.keyboard.press('o');
        await page.keyboard.up('Control');
        await new Promise((done) => setTimeout(done, 500));
      } else await press(key, 'Shift')(page);
    }
    await new Promise((done) => setTimeout(done, 700));
  };
const shots = [
  { name: 'signin', query: '' },
  { name: 'signin-pin', query: '', act: press('1') },
  { name: 'queue', query: 'operator=1' },
  { name: 'queue-long', query: 'operator=1&scenario=long' },
  { name: 'queue-empty', query: 'operator=1&scenario=empty' },
  { name: 'queue-error', query: 'operator=1&scenario=error' },
  { name: 'queue-many', query: 'operator=1&scenario=many', act: press('End', 'End', 'End', 'End', 'End') },
  { name: 'queue-filters', query: 'operator=1', act: press('f') },
  { name: 'queue-refuse', query: 'operator=1', act: press('r', '1') },
  { name: 'queue-toast', query: 'operator=1', act: press('a', 'ArrowDown') },
  {
    name: 'queue-marked',
    query: 'operator=1',
    act: press(' ', 'ArrowDown', 'ArrowDown', 'ArrowDown', ' ', 'ArrowDown', ' '),
  },
  {
    name: 'queue-marked-many',
    query: 'operator=1&scenario=many',
    act: async (page) => {
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await new Promise((done) => setTimeout(done, 900));
      await press('PageDown', 'a')(page);
    },
  },
  {
    name: 'queue-marked-left',
    query: 'operator=1',
    act: async (page) => {
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await new Promise((done) => setTimeout(done, 600));
      await press('a', 'Enter', 'ArrowDown')(page);
    },
  },
  { name: 'queue-en', query: 'operator=1&locale=en' },
  {
    name: 'queue-done',
    query: 'operator=3',
    act: async (page) => {
      await page.evaluate(() => document.querySelectorAll('.chips button')[3].click());
      await new Promise((done) => setTimeout(done, 500));
    },
  },
  {
    name: 'queue-preview',
    query: 'operator=1',
    act: async (page) => {
      await page.evaluate(() => document.querySelector('.link').click());
      await new Promise((done) => setTimeout(done, 600));
    },
  },
  { name: 'sign', query: 'operator=4', act: press('F3') },
  { name: 'sign-own', query: 'operator=3', act: press('F3') },
  { name: 'journal', query: 'operator=3', act: press('F9', 'v') },
  { name: 'journal-touched', query: 'operator=3&scenario=error', act: press('F9', 'v') },
  { name: 'season', query: 'operator=3', act: press('F6') },
  { name: 'season-many', query: 'operator=3&scenario=many', act: press('F6', 'End') },
  { name: 'season-empty', query: 'operator=3&scenario=empty', act: press('F6') },
  { name: 'season-agent', query: 'operator=1', act: press('F6') },
  { name: 'season-grid', query: 'operator=3', act: press('F6', 'g', '9', 'ArrowDown', 'x', 'ArrowDown') },
  { name: 'season-new', query: 'operator=3', act: press('F6', 'n') },
  { name: 'season-change', query: 'operator=3', act: press('F6', 'ArrowDown', 'e') },
  { name: 'season-copy', query: 'operator=3', act: press('F6', 'c') },
  { name: 'season-dates', query: 'operator=3', act: press('F6', 'd') },
  {
    name: 'halls',
    query: 'operator=3',
    act: async (page) => {
      await press('F10')(page);
      await page.evaluate(() => document.querySelector('[data-id=season]').click());
      await new Promise((done) => setTimeout(done, 400));
    },
  },
  {
    name: 'hall',
    query: 'operator=3',
    act: async (page) => {
      await press('F10')(page);
      await page.evaluate(() => document.querySelector('[data-id=season]').click());
      await new Promise((done) => setTimeout(done, 400));
      await page.evaluate(() => document.querySelector('li .button').click());
      await new Promise((done) => setTimeout(done, 700));
    },
  },
  {
    name: 'hall-table',
    query: 'operator=3',
    act: async (page) => {
      await press('F10')(page);
      await page.evaluate(() => document.querySelector('[data-id=season]').click());
      await new Promise((done) => setTimeout(done, 400));
      await page.evaluate(() => document.querySelector('li .button').click());
      await new Promise((done) => setTimeout(done, 700));
      await page.evaluate(() => document.querySelectorAll('.editor .chips button')[1].click());
      await new Promise((done) => setTimeout(done, 500));
    },
  },
  {
    name: 'rates',
    query: 'operator=3',
    act: async (page) => {
      await press('F10')(page);
      await page.evaluate(() => document.querySelector('[data-id=season]').click());
      await new Promise((done) => setTimeout(done, 300));
      await page.evaluate(() => document.querySelectorAll('.parts button')[2].click());
      await new Promise((done) => setTimeout(done, 500));
    },
  },
  { name: 'mails', query: 'operator=1', act: press('F5') },
  { name: 'mails-doubt', query: 'operator=1', act: press('F5', '4') },
  { name: 'mails-away', query: 'operator=1&scenario=long', act: press('F5', '2') },
  { name: 'mails-stopped', query: 'operator=1&scenario=stopped', act: press('F5', '3') },
  { name: 'mails-empty', query: 'operator=1&scenario=empty', act: press('F5') },
  { name: 'mails-error', query: 'operator=1&scenario=error', act: press('F5') },
  { name: 'import', query: 'operator=3', act: imports() },
  { name: 'import-chosen', query: 'operator=3', act: imports('chosen') },
  { name: 'import-looked', query: 'operator=3&scenario=good', act: imports('chosen', 'e') },
  { name: 'import-wrong', query: 'operator=3&scenario=wrong', act: imports('chosen', 'e') },
  { name: 'import-busy', query: 'operator=3&scenario=reading', act: imports('chosen', 'e') },
  { name: 'lock', query: 'operator=3', act: press('F12') },
  { name: 'keys', query: 'operator=1', act: press('?') },
];

const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--lang=fr'] });
let worst = 0;
for (const [width, height] of [
  [1440, 900],
  [1280, 800],
]) {
  for (const theme of ['light', 'dark']) {
    for (const shot of shots.filter((candidate) => candidate.name.includes(only))) {
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      // The shell freezes Object.prototype: what breaks there must break here.
      await page.evaluateOnNewDocument((chosen) => {
        Object.freeze(Object.prototype);
        localStorage.setItem('theme', chosen);
      }, theme);
      page.on('pageerror', (error) => console.log(`${shot.name}: ${error.message}`));
      page.on(
        'console',
        (message) => ['error', 'warn'].includes(message.type()) && console.log(`${shot.name}: ${message.text()}`),
      );
      await page.goto(`${address}?${shot.query}`, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready);
      await new Promise((done) => setTimeout(done, 700));
      await shot.act?.(page);
      await page.screenshot({ path: `${folder}/${shot.name}-${theme}-${width}.png` });
      const findings = await page.evaluate(async (source) => {
        new Function(source).call(window);
        const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
        return violations
          .filter((found) => ['serious', 'critical'].includes(found.impact))
          .map(
            (found) =>
              `${found.id} ${found.nodes.length}× ${found.nodes[0].html.slice(0, 140)} ${found.nodes[0].any[0]?.message ?? ''}`,
          );
      }, axe);
      for (const finding of findings) console.log(`${shot.name} ${theme} ${width}: ${finding}`);
      worst += findings.length;
      await page.close();
    }
  }
}
await browser.close();
console.log(worst === 0 ? 'nothing serious' : `${worst} serious`);
process.exitCode = worst === 0 ? 0 : 1;
