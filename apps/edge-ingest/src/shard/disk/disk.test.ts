import { describe, expect, it } from 'vitest';
import { type Disk, type DiskMemories, type Held, openDisk, TRY_AGAIN_MS } from './disk.ts';

const held = (after: number, deltas: Held['deltas'] = [delta]): Held => ({ after, deltas, state: {} });
const delta = { type: 'counter', metric: 'rum_forward_total', labels: {}, add: 1 } as const;

describe('disk', () => {
  it('takes everything while what is written becomes durable', () => {
    const memories: DiskMemories = new Map();
    const disk = openDisk(memories, 'a');
    disk.writing(1);
    expect([disk.isFull, disk.mayWrite(0), disk.works(1), disk.held]).toEqual([false, true, false, []]);
    expect(openDisk(memories, 'a').isFull).toBe(false);
  });

  it('is full for the object that comes after a write of which nothing was heard', () => {
    const memories: DiskMemories = new Map();
    const disk = openDisk(memories, 'a');
    disk.writing(1);
    disk.writing(2);
    disk.works(1);
    expect(openDisk(memories, 'a').isFull).toBe(true);
    expect(openDisk(memories, 'b').isFull).toBe(false);
  });

  it('is tried at once then, and once in a while, by one at a time', () => {
    const disk = fullDisk();
    expect(disk.mayWrite(1_000_000)).toBe(true);
    expect(disk.mayWrite(1_000_001)).toBe(false);
    expect(disk.mayWrite(1_000_000 + TRY_AGAIN_MS - 1)).toBe(false);
    expect(disk.mayWrite(1_000_000 + TRY_AGAIN_MS)).toBe(true);
  });

  it('is remembered when the object begins anew, for that object alone', () => {
    const memories: DiskMemories = new Map();
    fullDisk(memories).hold(held(7));
    expect(openDisk(memories, 'a')).toMatchObject({ isFull: true, held: [held(7)] });
    expect(openDisk(memories, 'b')).toMatchObject({ isFull: false, held: [] });
  });

  it('forgets what is durable, and keeps what was held since', () => {
    const disk = fullDisk();
    for (const after of [7, 7, 8]) disk.hold(held(after));
    expect(disk.works(8)).toBe(true);
    expect(disk).toMatchObject({ isFull: false, held: [held(8)] });
    expect(disk.works(9)).toBe(false);
    expect(disk.held).toEqual([]);
  });

  it('holds the newest of changes of the state alone, however often they come', () => {
    const disk = fullDisk();
    for (let i = 0; i < 100; i++) disk.hold(held(7, []));
    expect(disk.held).toHaveLength(1);
  });
});

/** After a write that was never confirmed. */
function fullDisk(memories: DiskMemories = new Map()): Disk {
  openDisk(memories, 'a').writing(1);
  return openDisk(memories, 'a');
}
