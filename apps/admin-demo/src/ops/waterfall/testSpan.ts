import type { StoredSpan } from '../stores/storedSpan.ts';

/** A span for tests: what matters is given, the rest is plain. Times are milliseconds. */
export function testSpan(given: Partial<StoredSpan> & Pick<StoredSpan, 'spanId'>): StoredSpan {
  return {
    traceId: 'a'.repeat(32),
    parentSpanId: '',
    name: given.spanId,
    kind: 1,
    service: 'admin-panel-web',
    start: 0,
    end: 0,
    failed: false,
    attributes: {},
    resource: {},
    events: [],
    links: [],
    ...given,
  };
}
