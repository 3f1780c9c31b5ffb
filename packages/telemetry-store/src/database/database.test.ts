import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SeriesIndex } from '../metrics/seriesIndex.ts';
import { writeSamples } from '../metrics/writeSamples.ts';
import { labelsOf } from '../promql/labels.ts';
import { insertSpans } from '../traces/insertSpans.ts';
import { type GroupCommit, startGroupCommit } from './groupCommit.ts';
import { type Database, openDatabase } from './openDatabase.ts';
import { deleteOldRows, SAMPLE_RETENTION_MS, SPAN_RETENTION_MS } from './retention.ts';

const NOW = 1_800_000_000_000;

let database: Database;
let index: SeriesIndex;
let commits: GroupCommit;
beforeEach(async () => {
  database = await openDatabase(undefined);
  index = new SeriesIndex();
  commits = startGroupCommit(database.writer, (connection) => index.load(connection));
});
afterEach(() => database.close());

const count = async (table: string) =>
  Number((await database.read(`SELECT count(*) FROM ${table}`, {}))[0]?.[0]);
const sample = (app: string, timestamp: number) => [
  {
    labels: labelsOf([
      ['__name__', 'm'],
      ['app', app],
    ]),
    samples: [{ value: 1, timestamp }],
  },
];

function spanAt(ms: number) {
  const startTimeUnixNano = `${ms}000000`;
  const span = {
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    name: 'n',
    kind: 0,
    startTimeUnixNano,
    endTimeUnixNano: '1',
    attributes: [],
  };
  return { resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ spans: [span] }] }] };
}

describe('startGroupCommit', () => {
  it('commits the others when one write of a group fails, and forgets what the failed one remembered', async () => {
    const outcomes = await Promise.allSettled([
      commits.commit((connection) => writeSamples(connection, index, sample('a', NOW))),
      commits.commit(async (connection) => {
        await writeSamples(connection, index, sample('lost', NOW));
        throw new Error('disk full');
      }),
      commits.commit((connection) => writeSamples(connection, index, sample('b', NOW))),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(index.match([]).map(({ labels }) => labels.get('app'))).toEqual(['a', 'b']);
    expect([await count('series'), await count('samples')]).toEqual([2, 2]);
    await commits.commit((connection) => writeSamples(connection, index, sample('lost', NOW)));
    expect([await count('series'), await count('samples')]).toEqual([3, 3]);
  });

  it('refuses new writes while too many wait', async () => {
    const writes = Array.from({ length: 1_500 }, () => commits.commit(() => undefined));
    const outcomes = await Promise.all(writes);
    expect(outcomes.filter((outcome) => outcome === 'busy').length).toBeGreaterThan(0);
    expect(await commits.commit(() => undefined)).toBe('committed');
  });
});

describe('deleteOldRows', () => {
  it('deletes spans and samples past their retention, and series without samples', async () => {
    await commits.commit(async (connection) => {
      await insertSpans(connection, spanAt(NOW - SPAN_RETENTION_MS - 1));
      await insertSpans(connection, spanAt(NOW - SPAN_RETENTION_MS + 1));
      await writeSamples(connection, index, sample('gone', NOW - SAMPLE_RETENTION_MS - 1));
      await writeSamples(connection, index, sample('kept', NOW - SAMPLE_RETENTION_MS + 1));
    });
    await deleteOldRows({ commits, index }, NOW);
    expect([await count('spans'), await count('samples'), await count('series')]).toEqual([1, 1, 1]);
    expect(index.match([]).map(({ labels }) => labels.get('app'))).toEqual(['kept']);
    await commits.commit((connection) => writeSamples(connection, index, sample('gone', NOW)));
    expect([await count('samples'), await count('series')]).toEqual([2, 2]);
  });
});

describe('insertSpans', () => {
  it('stores times up to the end of 64 bits, and text with any character', async () => {
    const traces = spanAt(1);
    const [span] = traces.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    const odd = {
      ...span,
      startTimeUnixNano: '1',
      endTimeUnixNano: '18446744073709551615',
      name: 'a\u0000b\ud800"\u{1f980}',
    };
    await commits.commit((connection) =>
      insertSpans(connection, {
        resourceSpans: [
          { resource: { attributes: [] }, scopeSpans: [{ spans: [{ ...span, ...odd } as never] }] },
        ],
      }),
    );
    const [names, durations] = await database.read('SELECT name, duration_ns FROM spans', {});
    expect([names, durations]).toEqual([['a\u0000b\ufffd"\u{1f980}'], [18_446_744_073_709_551_614n]]);
  });
});
