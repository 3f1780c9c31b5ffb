import type { Span } from '@opentelemetry/api';

/** Tells the span that a context manager of the page's holds active. */
export type AmbientSpan = () => Span | undefined;

/** The spans that `startActiveSpan` has made current. Browsers carry no context across `await`, so only while it runs. */
export interface ActiveSpans {
  current(): Span | undefined;
  /** Runs `work` with its span current, and returns what it returns. */
  run<T>(span: Span, work: (span: Span) => T): T;
  /** From now on asks a context manager as well, which may know across `await`; undefined: nobody any more. */
  follow(ambient: AmbientSpan | undefined): void;
}

/** No active span yet. */
export function createActiveSpans(): ActiveSpans {
  const stack: Span[] = [];
  let ask: AmbientSpan | undefined;
  return {
    current: () => stack.at(-1) ?? ask?.(),
    run(span, work) {
      stack.push(span);
      try {
        return work(span);
      } finally {
        stack.pop();
      }
    },
    follow(ambient) {
      ask = ambient;
    },
  };
}
