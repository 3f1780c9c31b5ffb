import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEdge } from '../chaos/edge/startEdge.ts';
import { weighHeap } from './weighHeap.ts';

const MIB = 1024 * 1024;

const HELD_MIB = 16;

/** Holds a buffer from `/hold` on, makes garbage at `/garbage`, and none for those who wake it up to be weighed. */
const SOURCE = `
import { DurableObject } from 'cloudflare:workers';
export class Shard extends DurableObject {}
let held;
const make = () => new Uint8Array(${HELD_MIB * MIB}).fill(1);
export default {
  fetch({ url }) {
    if (url.endsWith('/hold')) held = make();
    if (url.endsWith('/garbage')) make();
    return new Response(held?.length);
  },
};`;

it('weighs what an isolate holds, and not its garbage', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-weigh-'));
  const edge = await startEdge({ folder, source: SOURCE, variables: {} });
  const at = { inspector: edge.inspector, url: edge.urls[0] };
  try {
    const weighAfter = async (path: string): Promise<number> => {
      await (await fetch(edge.urls[0] + path)).text();
      return (await weighHeap(at)) / MIB;
    };
    const empty = await weighAfter('/garbage');
    expect(await weighAfter('/garbage')).toBeCloseTo(empty, -1);
    expect(await weighAfter('/hold')).toBeGreaterThan(empty + 0.9 * HELD_MIB);
  } finally {
    await edge.stop();
    rmSync(folder, { recursive: true });
  }
  await expect(weighHeap(at)).rejects.toThrow('refused the connection');
});
