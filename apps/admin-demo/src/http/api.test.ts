import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealData } from 'iron-session';
import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it } from 'vitest';
import * as document from '../../app/api/documents/[id]/route.ts';
import * as documents from '../../app/api/documents/route.ts';
import * as residence from '../../app/api/residences/[id]/route.ts';
import * as residences from '../../app/api/residences/route.ts';
import * as task from '../../app/api/tasks/[id]/route.ts';
import * as tasks from '../../app/api/tasks/route.ts';
import { SESSION_COOKIE } from '../auth/sessionOptions.ts';
import type { RouteHandler } from './adminRoute.ts';

const ORIGIN = 'http://127.0.0.1:3000';
const SECRET = 's'.repeat(32);
let cookie: string;

beforeAll(async () => {
  process.env.ADMIN_PASSWORD = 'correct horse';
  process.env.SESSION_SECRET = SECRET;
  cookie = `${SESSION_COOKIE}=${await sealData({ signedInAt: 1 }, { password: SECRET, ttl: 60 })}`;
});

interface Call {
  readonly body?: unknown;
  readonly id?: string;
  readonly headers?: Record<string, string>;
}

async function call(handler: RouteHandler, path: string, { body, id, headers = {} }: Call = {}) {
  const init =
    body === undefined
      ? {}
      : { method: 'PATCH', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const request = new NextRequest(`${ORIGIN}${path}`, {
    ...init,
    headers: { cookie, host: '127.0.0.1:3000', ...headers },
  });
  const response = await handler(request, { params: Promise.resolve(id === undefined ? {} : { id }) });
  return { status: response.status, body: await response.json() };
}

describe('GET /api/residences', () => {
  it('gives the first page', async () => {
    const { status, body } = await call(residences.GET, '/api/residences');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 40, page: 1, page_size: 12 });
    expect(body.items[0]).toMatchObject({
      id: 1,
      name: expect.stringMatching(/^Alder /),
      open_tasks: expect.any(Number),
    });
  });

  it('searches', async () => {
    const { body } = await call(residences.GET, '/api/residences?search=willow');
    expect(body.items.map((item: { name: string }) => item.name)).toEqual([
      expect.stringMatching(/^Willow /),
    ]);
  });

  it('takes wildcards as themselves', async () => {
    expect((await call(residences.GET, '/api/residences?search=%25')).body.total).toBe(0);
  });

  it.each([
    ['page=0', 'page'],
    ['page=two', 'page'],
    ['status=closed', 'status'],
    [`search=${'x'.repeat(101)}`, 'search'],
  ])('answers 400 to %s', async (query, field) => {
    const { status, body } = await call(residences.GET, `/api/residences?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 3, message: expect.stringMatching(new RegExp(`^${field}: `)) });
  });
});

describe('PATCH', () => {
  it('changes a task and a residence', async () => {
    expect(
      (await call(task.PATCH, '/api/tasks/5', { id: '5', body: { status: 'done' } })).body,
    ).toMatchObject({ id: 5, status: 'done' });
    expect(
      (await call(residence.PATCH, '/api/residences/2', { id: '2', body: { status: 'paused' } })).body,
    ).toMatchObject({ status: 'paused' });
    expect((await call(residence.GET, '/api/residences/2', { id: '2' })).body.residence).toMatchObject({
      status: 'paused',
    });
  });

  it.each([
    ['a wrong word', { status: 'finished' }, 'status: must be one of open, done'],
    ['a field too many', { status: 'done', title: 'x' }, 'title: '],
    ['no JSON', '{', 'body: not JSON'],
  ])('answers 400 to %s', async (_name, body, message) => {
    const answer = await call(task.PATCH, '/api/tasks/5', { id: '5', body });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(message);
  });

  it('answers 404 to an id that is not there, 400 to one that is none', async () => {
    const body = { status: 'done' };
    expect((await call(task.PATCH, '/api/tasks/9999', { id: '9999', body })).status).toBe(404);
    expect((await call(task.PATCH, '/api/tasks/x', { id: 'x', body })).body.message).toMatch(/^id: /);
  });

  it('refuses another origin', async () => {
    const headers = { origin: 'http://127.0.0.1:3001' };
    expect(
      (await call(task.PATCH, '/api/tasks/5', { id: '5', body: { status: 'open' }, headers })).status,
    ).toBe(403);
  });
});

it('lists tasks and documents by filter', async () => {
  const done = await call(tasks.GET, '/api/tasks?status=done');
  expect(new Set(done.body.items.map((item: { status: string }) => item.status))).toEqual(new Set(['done']));
  const plans = await call(documents.GET, '/api/documents?kind=care+plan');
  expect(plans.body.total).toBeGreaterThan(5);
  const [first] = plans.body.items;
  expect(
    (await call(document.GET, `/api/documents/${first.id}`, { id: String(first.id) })).body,
  ).toMatchObject({ kind: 'care plan' });
});

describe('without a sign-in', () => {
  const handlers: [string, RouteHandler][] = [
    ['residences', residences.GET],
    ['residence', residence.GET],
    ['residence PATCH', residence.PATCH],
    ['tasks', tasks.GET],
    ['task PATCH', task.PATCH],
    ['documents', documents.GET],
    ['document', document.GET],
  ];
  it.each(handlers)('%s answers 401', async (_name, handler) => {
    const answer = await call(handler, '/api/any', { id: '1', headers: { cookie: '' } });
    expect(answer).toEqual({ status: 401, body: { code: 16, message: 'sign in first' } });
  });

  it('is the rule for every route of app/api but the ingest', () => {
    const folder = join(import.meta.dirname, '../../app/api');
    const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('route.ts'),
    );
    const open = routes.filter((path) => !readFileSync(join(folder, path), 'utf8').includes('adminRoute('));
    expect(routes.length).toBeGreaterThan(5);
    expect(open.filter((path) => !path.startsWith('ops/ingest/'))).toEqual([]);
  });
});
