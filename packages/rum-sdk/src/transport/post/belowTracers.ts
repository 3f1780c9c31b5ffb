/** Where a wrapper tells what it is around: OpenTelemetry's (and with it Faro's, Honeycomb's, Splunk's), and Sentry's. */
type Marked<F> = { readonly __original?: F; readonly __sentry_original__?: F };

/**
 * The function below those wrappers of other tracers that tell it. A tracer that was there before ours would trace each of
 * our posts, and with a header of its own each would need a preflight.
 */
export function belowTracers<F>(wrapped: F): F {
  const marked = wrapped as Marked<F> | undefined;
  const inner = marked?.__original ?? marked?.__sentry_original__;
  // Sentry's around XMLHttpRequest is a Proxy, whose mark is on what it is around too
  return inner && inner !== wrapped ? belowTracers(inner) : wrapped;
}
