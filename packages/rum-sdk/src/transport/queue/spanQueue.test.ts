import { describe, expect, it } from 'vitest';
import { createLedger } from './ledger.ts';
import { createSpanQueue, type QueuedSpan } from './spanQueue.ts';

const entry = (name: string, more: Partial<QueuedSpan> = {}): QueuedSpan => ({
  text: name,
  copy: undefined,
  precious: false,
  held: false,
  reportRate: 1,
  ...more,
});
const names = (entries: QueuedSpan[]) => entries.map(({ text }) => text);

describe('the queue', () => {
  it('drops the oldest when it is full, but never a vital, and tells the ledger', () => {
    const ledger = createLedger();
    const queue = createSpanQueue(ledger, 3);
    queue.push(entry('vital 1', { precious: true }));
    for (const name of ['a', 'b', 'c', 'd']) queue.push(entry(name));
    queue.push(entry('vital 2', { precious: true }));
    expect(names(queue.take(true))).toEqual(['vital 1', 'vital 2', 'd']);
    expect(ledger.take()).toEqual({ queue_full: 3 });
  });

  it('keeps all vitals even when there are more of them than its limit', () => {
    const queue = createSpanQueue(createLedger(), 2);
    for (const name of ['1', '2', '3']) queue.push(entry(name, { precious: true }));
    expect(names(queue.take(true))).toEqual(['1', '2', '3']);
  });

  it('bounds even the vitals, of which the newest stay', () => {
    const ledger = createLedger();
    const queue = createSpanQueue(ledger, 2);
    for (const name of ['1', '2', '3', '4', '5']) queue.push(entry(name, { precious: true }));
    expect(names(queue.take(true))).toEqual(['2', '3', '4', '5']);
    expect(ledger.take()).toEqual({ queue_full: 1 });
  });

  it('takes back what was not sent, as the oldest', () => {
    const ledger = createLedger();
    const queue = createSpanQueue(ledger, 3);
    for (const name of ['a', 'b']) queue.push(entry(name));
    const taken = queue.take(true);
    for (const name of ['c', 'd']) queue.push(entry(name));
    queue.giveBack(taken);
    expect(names(queue.take(true))).toEqual(['b', 'c', 'd']);
    expect(ledger.take()).toEqual({ queue_full: 1 });
  });

  it('gives what is held only when everything leaves', () => {
    const queue = createSpanQueue(createLedger());
    queue.push(entry('held', { held: true }));
    queue.push(entry('free'));
    expect(names(queue.take(false))).toEqual(['free']);
    expect(names(queue.take(true))).toEqual(['held']);
    expect(queue.take(true)).toEqual([]);
  });
});
