import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFORMANCE_KEY } from '@throughline/ingest-core/testing/conformanceApps';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchPost } from '../workerd/batchPost.ts';
import { bundleCountedEdge, shardCounts } from '../workerd/countedEdge.ts';
import { edgeVariables } from '../workerd/edgeVariables.ts';
import type { Post } from '../workerd/postAll.ts';
import { startWorkerd, type Workerd } from '../workerd/startWorkerd.ts';
import { pageViewBatch } from './pageViewBatch.ts';
import { startSink } from './startSink.ts';

const ADMIN_TOKEN = 'admin-token-0123456789';

/** Posts that are under way at once: some fifty calls' worth. */
const POSTS = 300;

/** Longest time after which a client goes away, milliseconds: about what a commit takes. */
const MAX_PATIENCE_MS = 60;

let sink: Awaited<ReturnType<typeof startSink>>;
let edge: Workerd;

beforeAll(async () => {
  sink = await startSink();
  const variables = { ...edgeVariables(sink.url), ADMIN_TOKEN };
  edge = await startWorkerd({ source: await bundleCountedEdge(), variables, hasShard: true });
}, 60_000);

afterAll(async () => {
  await edge.stop();
  await sink.close();
});

/** The status of a post, or why there was none. A client that goes away does so after `patienceMs`. */
function statusOf(
  { path, headers, body }: Post,
  agent: Agent,
  patienceMs?: number,
): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request(`${edge.url}${path}`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', (error) => resolve(error.message));
    });
    sent.on('error', (error) => resolve(error.message));
    sent.end(body);
    if (patienceMs !== undefined) void sleep(patienceMs).then(() => sent.destroy(new Error('gone')));
  });
}

/** Page views that the edge has counted. */
async function pageViews(): Promise<number> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const text = await (await fetch(`${edge.url}/metrics`, { headers })).text();
  const values = [...text.matchAll(/^rum_page_views_total\{.*\} (\S+)$/gm)];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

const makePosts = () =>
  Array.from({ length: POSTS }, () => batchPost(CONFORMANCE_KEY, JSON.stringify(pageViewBatch())));

describe('commits of many posts at once, in a real workerd', () => {
  it('share calls, and each post is answered and counted once', async () => {
    const agent = new Agent({ keepAlive: true });
    const before = { ...(await shardCounts(edge, 'shop/0')), pageViews: await pageViews() };
    const statuses = await Promise.all(makePosts().map((post) => statusOf(post, agent)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await pageViews()).toBe(before.pageViews + POSTS);
    const { calls } = await shardCounts(edge, 'shop/0');
    expect(calls - before.calls).toBeLessThan(POSTS);
    agent.destroy();
  });

  it('lose nobody when clients go away whose posts share a call, first ones among them', async () => {
    const agent = new Agent();
    const before = await pageViews();
    const posts = makePosts();
    const statuses = await Promise.all(
      posts.map((post, at) =>
        statusOf(post, agent, at % 2 === 0 ? Math.random() * MAX_PATIENCE_MS : undefined),
      ),
    );
    const stayed = statuses.filter((_, at) => at % 2 === 1);
    expect(new Set(stayed)).toEqual(new Set([200]));
    expect(statuses).toContain('gone');
    expect(await pageViews()).toBeGreaterThanOrEqual(before + stayed.length);
    // those who went away come again, and the others too: everything is there, once
    const again = await Promise.all(posts.map((post) => statusOf(post, agent)));
    expect(new Set(again)).toEqual(new Set([200]));
    expect(await pageViews()).toBe(before + POSTS);
    agent.destroy();
  });
});
