import { describe, expect, it } from 'vitest';
import type { Selector } from './ast.ts';
import { labelsOf } from './labels.ts';
import { runQuery } from './runQuery.ts';
import type { SampleSeries } from './value.ts';

const MINUTE = 60_000;

/** `metric{a="b"}` to its samples: [minutes, value], or 'stale'. */
type Fixture = Record<string, readonly (readonly [minutes: number, value: number | 'stale'])[]>;

function seriesOf(fixture: Fixture): SampleSeries[] {
  return Object.entries(fixture).map(([written, samples]) => {
    const [, name = '', body = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(written) ?? [];
    const pairs = [...body.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']): [string, string] => [
      key,
      value,
    ]);
    return {
      labels: labelsOf([['__name__', name], ...pairs]),
      timestamps: samples.map(([minutes]) => minutes * MINUTE),
      values: samples.map(([, value]) => (value === 'stale' ? Number.NaN : value)),
      stale: samples.map(([, value]) => value === 'stale'),
    };
  });
}

function sourceOf(fixture: Fixture) {
  const all = seriesOf(fixture);
  return {
    select: ({ matchers }: Selector) =>
      Promise.resolve({
        ok: true as const,
        value: all.filter(({ labels }) => matchers.every((m) => m.matches(labels.get(m.label) ?? ''))),
      }),
  };
}

/** The result at the given minutes: a scalar's values, or labels → values. */
async function query(text: string, minutes: readonly number[], fixture: Fixture) {
  const result = await runQuery(
    text,
    minutes.map((minute) => minute * MINUTE),
    sourceOf(fixture),
  );
  if (!result.ok) return `${result.error.type}: ${result.error.message}`;
  if (!('value' in result.value)) return 'matrix';
  const { value } = result.value;
  if (value.type === 'scalar') return value.values;
  return Object.fromEntries(
    value.series.map(({ labels, values }) => [[...labels].map(([k, v]) => `${k}=${v}`).join(','), values]),
  );
}

const at = async (text: string, minute: number, fixture: Fixture) => query(text, [minute], fixture);

describe('selectors', () => {
  const fixture: Fixture = {
    'up{app="a",env="prod"}': [
      [0, 1],
      [1, 2],
    ],
    'up{app="b",env="dev"}': [
      [0, 3],
      [1, 'stale'],
    ],
    'down{app="a"}': [[0, 9]],
  };

  it('match by =, !=, =~ and !~, anchored, with an absent label as the empty one', async () => {
    expect(await at('up{app="a"}', 0, fixture)).toEqual({ '__name__=up,app=a,env=prod': [1] });
    expect(await at('up{app!="a"}', 0, fixture)).toEqual({ '__name__=up,app=b,env=dev': [3] });
    expect(await at('up{env=~"pro"}', 0, fixture)).toEqual({});
    expect(await at('up{env=~"prod|dev", app!~"b"}', 0, fixture)).toEqual({
      '__name__=up,app=a,env=prod': [1],
    });
    expect(await at('{__name__=~".+n", env=""}', 0, fixture)).toEqual({ '__name__=down,app=a': [9] });
  });

  it('look back 5 minutes, left-open, and end at a stale marker', async () => {
    expect(await query('up{app="a"}', [0, 1, 5.99, 6, 7], fixture)).toEqual({
      '__name__=up,app=a,env=prod': [1, 2, 2, undefined, undefined],
    });
    expect(await query('up{app="b"}', [0.5, 1, 2], fixture)).toEqual({
      '__name__=up,app=b,env=dev': [3, undefined, undefined],
    });
    expect(await at('up{app="a"} offset 1m', 1, fixture)).toEqual({ '__name__=up,app=a,env=prod': [1] });
  });
});

describe('rate and increase', () => {
  const counter: Fixture = {
    'c{x="1"}': [
      [0, 0],
      [1, 10],
      [2, 20],
      [3, 5],
      [4, 15],
    ],
  };

  it('start from the sample at the start of the range, do not extrapolate, and count on over a reset', async () => {
    // (0m, 4m]: from 0 at 0m over 10, 20, 5 (a reset) to 15: 20 + 5 + 10.
    expect(await at('increase(c[4m])', 4, counter)).toEqual({ 'x=1': [35] });
    expect(await at('rate(c[4m])', 4, counter)).toEqual({ 'x=1': [expect.closeTo(35 / 240, 9)] });
    expect(await at('delta(c[4m])', 4, counter)).toEqual({ 'x=1': [15] });
    expect(await at('irate(c[4m])', 3, counter)).toEqual({ 'x=1': [expect.closeTo(5 / 60, 9)] });
    expect(await at('increase(c[1m])', 4, counter)).toEqual({ 'x=1': [10] });
  });

  it('start from the first sample of a series that begins inside, or whose sample before is too old', async () => {
    expect(await at('increase(c[10m])', 4, counter)).toEqual({ 'x=1': [35] });
    const late: Fixture = {
      d: [
        [0, 90],
        [8, 100],
        [9, 110],
      ],
    };
    expect(await at('increase(d[4m])', 10, late)).toEqual({ '': [10] });
  });

  it('need two samples, one of them in the range', async () => {
    expect(await at('increase(c[30s])', 0, counter)).toEqual({});
    expect(await at('increase(c[30s])', 4.7, counter)).toEqual({});
  });

  it('show the samples of the range alone', async () => {
    const result = await runQuery('c[2m]', [4 * MINUTE], sourceOf(counter));
    expect(result.ok && 'series' in result.value && result.value.series[0]?.values).toEqual([5, 15]);
  });

  it('do not count what a stale marker carries', async () => {
    const gone: Fixture = {
      g: [
        [1, 1],
        [2, 3],
        [3, 'stale'],
      ],
    };
    expect(await at('increase(g[2m])', 3, gone)).toEqual({ '': [2] });
    expect(await at('increase(g[30s])', 3, gone)).toEqual({});
    expect(await at('sum_over_time(g[5m])', 4, gone)).toEqual({ '': [4] });
  });
});

describe('aggregations', () => {
  const fixture: Fixture = {
    'v{a="1",b="x"}': [[0, 1]],
    'v{a="1",b="y"}': [[0, 5]],
    'v{a="2",b="x"}': [[0, 3]],
  };

  it('group by and without labels', async () => {
    expect(await at('sum(v)', 0, fixture)).toEqual({ '': [9] });
    expect(await at('sum by (a) (v)', 0, fixture)).toEqual({ 'a=1': [6], 'a=2': [3] });
    expect(await at('avg without (b) (v)', 0, fixture)).toEqual({ 'a=1': [3], 'a=2': [3] });
    expect(await at('max(v) by (b)', 0, fixture)).toEqual({ 'b=x': [3], 'b=y': [5] });
    expect(await at('min by (missing) (v)', 0, fixture)).toEqual({ '': [1] });
    expect(await at('count(v) + count(v > 2)', 0, fixture)).toEqual({ '': [5] });
  });

  it('pick the k largest, in order, at each step', async () => {
    const result = await at('topk(2, v)', 0, fixture);
    expect(Object.entries(result)).toEqual([
      ['__name__=v,a=1,b=y', [5]],
      ['__name__=v,a=2,b=x', [3]],
    ]);
    expect(await at('bottomk by (b) (1, v)', 0, fixture)).toEqual({
      '__name__=v,a=1,b=x': [1],
      '__name__=v,a=1,b=y': [5],
    });
    const moving: Fixture = {
      'm{s="a"}': [
        [0, 1],
        [1, 9],
      ],
      'm{s="b"}': [
        [0, 5],
        [1, 5],
      ],
    };
    expect(await query('topk(1, m)', [0, 1], moving)).toEqual({
      '__name__=m,s=a': [undefined, 9],
      '__name__=m,s=b': [5, undefined],
    });
  });
});

describe('binary operators', () => {
  const fixture: Fixture = {
    'a{x="1"}': [[0, 10]],
    'a{x="2"}': [[0, 20]],
    'b{x="1",y="p"}': [[0, 2]],
    'b{x="2",y="q"}': [[0, 0]],
    'info{x="1",name="one"}': [[0, 1]],
  };

  it('calculate with the precedence of Prometheus', async () => {
    expect(await at('1 + 2 * 3 ^ 2 - -4 % 3', 0, {})).toEqual([20]);
    expect(await at('2 ^ 3 ^ 2', 0, {})).toEqual([512]);
    expect(await at('1h / 60', 0, {})).toEqual([60]);
    expect(await at('1 > bool 2', 0, {})).toEqual([0]);
  });

  it('match one to one, on and ignoring, and drop the name', async () => {
    expect(await at('a / ignoring(y) b', 0, fixture)).toEqual({
      'x=1': [5],
      'x=2': [Number.POSITIVE_INFINITY],
    });
    expect(await at('a / on(x) b', 0, fixture)).toEqual({ 'x=1': [5], 'x=2': [Number.POSITIVE_INFINITY] });
    expect(await at('a / b', 0, fixture)).toEqual({});
    expect(await at('a * on(x) group_left(name) info', 0, fixture)).toEqual({ 'name=one,x=1': [10] });
    expect(await at('info * on(x) group_right(name) a', 0, fixture)).toEqual({ 'name=one,x=1': [10] });
  });

  it('compare by filtering, or with bool to 0 and 1', async () => {
    expect(await at('a > 10', 0, fixture)).toEqual({ '__name__=a,x=2': [20] });
    expect(await at('15 > a', 0, fixture)).toEqual({ '__name__=a,x=1': [10] });
    expect(await at('a >= bool 20', 0, fixture)).toEqual({ 'x=1': [0], 'x=2': [1] });
    expect(await at('a > on(x) b', 0, fixture)).toEqual({ 'x=1': [10], 'x=2': [20] });
  });

  it('combine sets', async () => {
    expect(await at('a and on(x) info', 0, fixture)).toEqual({ '__name__=a,x=1': [10] });
    expect(await at('a unless on(x) info', 0, fixture)).toEqual({ '__name__=a,x=2': [20] });
    expect(await at('missing or vector(0)', 0, fixture)).toEqual({ '': [0] });
  });

  it('say when a match is not one to one', async () => {
    expect(await at('a + on() b', 0, fixture)).toMatch(/many-to-many matching not allowed/);
    expect(await at('a + on() info', 0, fixture)).toMatch(/many-to-one matching must be explicit/);
  });
});

describe('histogram_quantile', () => {
  const buckets: Fixture = {
    'h_bucket{le="1",r="/"}': [
      [0, 0],
      [1, 10],
    ],
    'h_bucket{le="2.5",r="/"}': [
      [0, 0],
      [1, 30],
    ],
    'h_bucket{le="4",r="/"}': [
      [0, 0],
      [1, 40],
    ],
    'h_bucket{le="+Inf",r="/"}': [
      [0, 0],
      [1, 40],
    ],
    h_count: [
      [0, 0],
      [1, 40],
    ],
  };

  it('interpolates inside the bucket', async () => {
    // Rank 30 of 40 is the end of the second bucket; rank 20 is half-way through it.
    expect(await at('histogram_quantile(0.75, sum by (le) (h_bucket))', 1, buckets)).toEqual({ '': [2.5] });
    expect(await at('histogram_quantile(0.5, h_bucket)', 1, buckets)).toEqual({ 'r=/': [1.75] });
    expect(await at('histogram_quantile(0.1, h_bucket)', 1, buckets)).toEqual({ 'r=/': [0.4] });
    expect(await at('histogram_quantile(2, h_bucket)', 1, buckets)).toEqual({
      'r=/': [Number.POSITIVE_INFINITY],
    });
    expect(await at('histogram_quantile(0.5, h_bucket{le!="+Inf"})', 1, buckets)).toEqual({
      'r=/': [Number.NaN],
    });
  });

  it('answers what dashboards ask', async () => {
    const p75 = 'histogram_quantile(0.75, sum by (le, r) (increase(h_bucket{r=~"/|/x"}[1m])))';
    expect(await at(p75, 1, buckets)).toEqual({ 'r=/': [2.5] });
    const p75Over2 = 'histogram_quantile(0.75, sum by (le, r) (increase(h_bucket{r=~"/|/x"}[2m])))';
    expect(await at(p75Over2, 1, buckets)).toEqual({ 'r=/': [2.5] });
    const share = 'sum(increase(h_bucket{le="2.5"}[2m])) / sum(increase(h_count[2m]))';
    expect(await at(share, 1, buckets)).toEqual({ '': [0.75] });
  });
});

describe('mistakes', () => {
  it.each([
    ['sum(', /^bad_data: 1:5: parse error/],
    ['', /^bad_data: /],
    ['rate(up)', /^bad_data: expected type range vector in call to function "rate", got instant vector/],
    ['sum(1)', /^bad_data: expected type instant vector in aggregation expression "sum", got scalar/],
    ['{env=""}', /^bad_data: vector selector must contain at least one non-empty matcher/],
    ['up{a=~"("}', /^bad_data: invalid regular expression/],
    ['1 > 2', /^bad_data: comparisons between scalars must use BOOL modifier/],
    ['abs()', /^bad_data: expected 1 argument/],
    [`${'('.repeat(5_000)}1${')'.repeat(5_000)}`, /^bad_data: the query is nested too deep/],
    ['rate(up[5m:1m])', /^execution: a subquery \(\[range:step\]\) is not supported/],
    ['up @ 5', /^execution: the @ modifier is not supported/],
    ['quantile(0.5, up)', /^execution: the aggregation quantile is not supported/],
    ['label_replace(up, "a", "b", "c", "d")', /^execution: the function label_replace is not supported/],
    ['1 atan2 2', /^execution: the operator atan2 is not supported/],
  ])('%.40s is refused', async (text, message) => {
    expect(await at(text, 0, {})).toMatch(message);
  });
});
