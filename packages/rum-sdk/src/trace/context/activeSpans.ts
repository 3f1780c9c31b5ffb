import type { Span } from '@opentelemetry/api';

/** The spans that `startActiveSpan` has made current. Browsers carry no context across `await`, so only while it runs. */
export interface ActiveSpans {
  current(): Span | undefined;
  /** Runs `work` with its span current, and returns what it returns. */
  run<T>(span: Span, work: (span: Span) => T): T;
}

/** No active span yet. */
export function createActiveSpans(): ActiveSpans {
  const stack: Span[] = [];
  return {
    current: () => stack.at(-1),
    run(span, work) {
      stack.push(span);
      try {
        return work(span);
      } finally {
        stack.pop();
      }
    },
  };
}
