import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  trace,
} from '@opentelemetry/api';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { describe, expect, it } from 'vitest';
import { cryptoIds } from './cryptoIds.ts';
import { levelTwoPropagator } from './levelTwoPropagator.ts';
import { createRandomTraces } from './randomTraces.ts';

const FOREIGN = 'ab'.repeat(16);

/** The flags that a server's span hands on, whose request came with these headers. */
function flagsAfter(incoming: Record<string, string>): string | undefined {
  const random = createRandomTraces();
  const propagator = levelTwoPropagator(random);
  const tracer = new BasicTracerProvider({ idGenerator: cryptoIds(random) }).getTracer('panel');
  const caller = propagator.extract(ROOT_CONTEXT, incoming, defaultTextMapGetter);
  const server: Context = trace.setSpan(caller, tracer.startSpan('GET /', {}, caller));
  const outgoing: Record<string, string> = {};
  propagator.inject(server, outgoing, defaultTextMapSetter);
  const [, traceId, , flags] = outgoing['traceparent']?.split('-') ?? [];
  if (incoming['traceparent']) expect(traceId).toBe(FOREIGN);
  return flags;
}
const from = (flags: string) => ({ traceparent: `00-${FOREIGN}-${'cd'.repeat(8)}-${flags}` });

describe('the random flag', () => {
  it('is set for a trace that begins here', () => expect(flagsAfter({})).toBe('03'));

  it('of a caller is kept, sampled or not', () => {
    expect(flagsAfter(from('03'))).toBe('03');
    expect(flagsAfter(from('02'))).toBe('02');
  });

  it('is not set for an id of which nobody says that it is random', () => {
    expect(flagsAfter(from('01'))).toBe('01');
    expect(flagsAfter(from('00'))).toBe('00');
  });

  it('is remembered for the newest traces alone', () => {
    const random = createRandomTraces(2);
    for (const id of ['a', 'b', 'a', 'c']) random.add(id);
    expect(['a', 'b', 'c'].map(random.has)).toEqual([true, false, true]);
  });
});
