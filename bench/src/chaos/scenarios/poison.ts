import type { Traces } from '@throughline/wire/otlp/traces';
import { type Behaviour, takes } from '../store/behaviour.ts';
import { spanKey, spansOf } from '../store/spanBook.ts';
import { ALWAYS, LONGER, type Scenario, type Stage } from './scenario.ts';

/** One span in 32: ids begin with an odd byte. */
const POISONOUS = /^[0-3]1/;

/** Bytes of a request that a small receiver refuses; a single span or series is always below. */
const SMALL_BYTES = 4_000;

/** The store takes a part of what it is sent, or takes it only in other pieces. */
export const POISON: readonly Scenario[] = [
  poisonousSpans(),
  {
    name: '400 for one series',
    forms: LONGER,
    losesStarts: true,
    run: (stage) =>
      during(stage, 5_000, ({ series = [] }) => {
        const isPoison = series.some(({ labels }) => labels.some(([, value]) => value === 'rum_cls_sum'));
        return isPoison ? { status: 400, text: 'this series is not welcome' } : { status: 200, text: '{}' };
      }),
  },
  {
    name: '413 for more than a few KB',
    forms: LONGER,
    run: (stage) =>
      during(stage, 5_000, ({ body }) =>
        body.byteLength > SMALL_BYTES ? { status: 413 } : { status: 200, text: '{}' },
      ),
    after({ complain }, { quarantined }) {
      if (quarantined > 0) complain(`${quarantined} quarantined, though every part is small enough`);
    },
  },
  {
    name: '200 with a partial success',
    forms: LONGER,
    run: (stage) => during(stage, 4_000, leavesTheFirstOut),
    after({ complain }, { skipped }) {
      if (skipped === 0) complain('what the store left out is in no book');
    },
  },
  {
    name: '400 "out of order" for samples',
    forms: LONGER,
    losesStarts: true,
    run: (stage) =>
      during(stage, 4_000, ({ path }) =>
        path === '/api/v1/write' ? { status: 400, text: 'out of order sample' } : { status: 200, text: '{}' },
      ),
  },
  {
    name: '500 for one trace, for ever',
    forms: ['full'],
    // Five failures in a row, half a minute of backoff, before a request is taken apart.
    run: (stage) => during(stage, 60_000, failsAtOneSpan()),
    after({ complain }, { quarantined }) {
      if (quarantined !== 1) complain(`${quarantined} quarantined, not the one`);
    },
  },
];

async function during({ store, pass }: Stage, ms: number, behaviour: Behaviour): Promise<void> {
  await pass(1_000);
  store.behave(behaviour);
  await pass(ms);
  store.behave(takes);
  await pass(1_500);
}

/** As a receiver that refuses a whole request for one span; those that it refused alone are what must be in quarantine. */
function poisonousSpans(): Scenario {
  const alone = new Set<string>();
  const refuses: Behaviour = ({ traces }) => {
    const spans = traces === undefined ? [] : spansOf(traces);
    const [poison] = spans.filter(({ spanId }) => POISONOUS.test(spanId));
    if (poison === undefined) return { status: 200, text: '{}' };
    if (spans.length === 1) alone.add(spanKey(poison));
    return { status: 400, text: 'a span of this request is not welcome' };
  };
  return {
    name: '400 for one span in thirty',
    forms: ALWAYS,
    run: (stage) => during(stage, 5_000, refuses),
    after({ complain }, { quarantined }) {
      if (quarantined !== alone.size)
        complain(`${quarantined} quarantined, not the ${alone.size} that were refused`);
    },
  };
}

const leavesTheFirstOut: Behaviour = ({ traces }) => {
  if (traces === undefined) return { status: 200 };
  const [first] = spansOf(traces);
  const rest: Traces = { resourceSpans: traces.resourceSpans.map(withoutSpan(first && spanKey(first))) };
  const partialSuccess = { rejectedSpans: '1', errorMessage: 'one was left out' };
  return { status: 200, text: JSON.stringify({ partialSuccess }), keptTraces: rest };
};

function withoutSpan(key: string | undefined) {
  return (group: Traces['resourceSpans'][number]): Traces['resourceSpans'][number] => ({
    ...group,
    scopeSpans: group.scopeSpans.map((scope) => ({
      ...scope,
      spans: scope.spans.filter((span) => spanKey(span) !== key),
    })),
  });
}

/** As a receiver that crashes over the first span that it meets. */
function failsAtOneSpan(): Behaviour {
  let one: string | undefined;
  return ({ traces }) => {
    const keys = traces === undefined ? [] : spansOf(traces).map(spanKey);
    one ??= keys[0];
    return one !== undefined && keys.includes(one) ? { status: 500 } : { status: 200, text: '{}' };
  };
}
