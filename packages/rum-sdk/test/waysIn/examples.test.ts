import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openChromium } from '../../../../scripts/lib/browsers/openChromium.mjs';
import { receivedSpans } from '../harness/receivedSpans.ts';
import { type Server, startServer } from '../harness/startServer.ts';

const read = (file: string) => readFileSync(new URL(`../../dist/${file}`, import.meta.url));
const FILES: Record<string, Buffer> = Object.fromEntries(
  ['rum.js', 'rum-text.js', 'snippet.js'].map((name) => [`/${name}`, read(name)]),
);

let edge: Server;
let browser: Browser;
let example: ChildProcess | undefined;
beforeAll(async () => {
  edge = await startServer(({ url }, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const file = FILES[url.pathname];
    response.setHeader('content-type', file ? 'text/javascript' : 'application/json');
    response.end(file ?? '{}');
  });
  browser = await openChromium();
});
beforeEach(() => {
  edge.received.length = 0;
});
afterEach(() => {
  example?.kill();
});
afterAll(async () => {
  await browser.close();
  await edge.close();
});

/** Runs the command of the example's README, and resolves with the address that it prints. */
function start(name: string): Promise<string> {
  const script = fileURLToPath(new URL(`../../../../examples/${name}/serve.mjs`, import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: '0', EDGE_URL: edge.origin },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  example = child;
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => resolve(/http:\S+/.exec(String(text))?.[0] ?? ''));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

async function open(address: string) {
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on('console', (line) => noise.push(line.text()));
  page.on('pageerror', ({ message }) => noise.push(message));
  await page.goto(address, { waitUntil: 'load' });
  return { page, noise };
}

const sent = () => receivedSpans(edge.received).map(({ name }) => name);

it('examples/spa: a page view for each page of the router, its calls in it', async () => {
  const { page, noise } = await open(await start('spa'));
  await page.click('a[href="/plants"]');
  await page.click('text=Moss');
  expect(await page.textContent('h1 >> text=Moss')).toBe('Moss, half shade');
  await page.waitForTimeout(800);
  await page.goto('about:blank');
  await expect.poll(sent, { timeout: 30_000 }).toContain('page_view /plants/:name');
  await page.close();
  const spans = receivedSpans(edge.received);
  const views = spans.filter(({ type }) => type === 'page_view');
  expect(views.map(({ name }) => name).sort()).toEqual([
    'page_view /',
    'page_view /plants',
    'page_view /plants/:name',
  ]);
  const call = spans.find(({ name }) => name === 'GET /api/plants/:name');
  expect(call?.traceId).toBe(views.find(({ name }) => name === 'page_view /plants/:name')?.traceId);
  expect(noise).toEqual([]);
});

it('examples/strict-csp: everything arrives, and nothing violates the policy', async () => {
  const { page, noise } = await open(await start('strict-csp'));
  await page.click('#ask');
  await page.waitForFunction(() => document.querySelector('#answer')?.textContent === 'As you like.');
  await page.waitForTimeout(800);
  await page.goto('about:blank');
  await expect.poll(sent, { timeout: 30_000 }).toContain('GET /api/said');
  await page.close();
  expect(sent()).toContain('page_view /');
  expect(noise).toEqual([]);
});
