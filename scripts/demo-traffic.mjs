import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findOrInstallChromium } from './lib/browsers/chromium.mjs';
import { Failure, runMain } from './lib/fail.mjs';
import { PORTS } from './lib/ports.mjs';
import { ROOT } from './lib/root.mjs';

/** Rounds at the most: this is a demonstration, not a load test. */
const MAX_ROUNDS = 500;

/** What a round does on each page: a person's few clicks. */
const VISITS = [
  { path: '/', act: async () => {} },
  {
    path: '/residences',
    act: (page) => page.getByLabel(/^search/i).pressSequentially('ha', { delay: 80 }),
  },
  {
    path: '/tasks',
    act: (page) =>
      page
        .getByRole('button', { name: /^mark .*done/i })
        .first()
        .click(),
  },
  {
    path: '/documents',
    act: (page) => page.getByLabel(/^search/i).pressSequentially('plan', { delay: 60 }),
  },
];

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      panel: { type: 'string', default: `http://127.0.0.1:${process.env.PANEL_PORT ?? PORTS.panel.port}` },
      data: { type: 'string', default: '.data' },
      json: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > MAX_ROUNDS) {
    throw new Failure(`--rounds ${values.rounds}: take a whole number from 1 to ${MAX_ROUNDS}`);
  }
  const rows = await drive({ rounds, panel: values.panel, password: passwordOf(values.data) });
  console.table(rows);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
});

function passwordOf(data) {
  if (process.env.ADMIN_PASSWORD) return process.env.ADMIN_PASSWORD;
  const file = join(ROOT, data, 'secrets.json');
  if (!existsSync(file))
    throw new Failure(`${data}/secrets.json is missing: run \`npm start\` first, or set ADMIN_PASSWORD`);
  return JSON.parse(readFileSync(file, 'utf8')).adminPassword;
}

async function drive({ rounds, panel, password }) {
  const found = await findOrInstallChromium();
  if ('missing' in found) throw new Failure(found.missing);
  const { openChromium } = await import('./lib/browsers/openChromium.mjs');
  const browser = await openChromium();
  const counts = new Map(VISITS.map(({ path }) => [path, { path, views: 0, failed: 0 }]));
  try {
    const page = await signIn(browser, panel, password);
    for (let round = 1; round <= rounds; round++) {
      for (const visit of VISITS) await look(page, panel, visit, counts.get(visit.path));
      console.log(`· round ${round} of ${rounds}`);
    }
    await page.goto('about:blank');
  } finally {
    await browser.close();
  }
  return [...counts.values()];
}

async function signIn(browser, panel, password) {
  const page = await browser.newPage();
  await page.goto(`${panel}/sign-in`).catch(() => {
    throw new Failure(`nothing answers at ${panel}: run \`npm start\` first, or name the panel with --panel`);
  });
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
}

async function look(page, panel, { path, act }, count) {
  await page.goto(`${panel}${path}`, { waitUntil: 'load' });
  count.views++;
  try {
    await act(page);
    await page.waitForTimeout(400);
  } catch (error) {
    count.failed++;
    console.error(`  ${path}: ${error.message.split('\n')[0]}`);
  }
}
