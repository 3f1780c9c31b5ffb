/**
 * In the page: waits until the browser has told of a paint, of the largest one where it knows that. On a busy machine this is well
 * after the load, and a page that is left before has none to report.
 */
export function untilPainted(): Promise<void> {
  const isKnown = PerformanceObserver.supportedEntryTypes.includes('largest-contentful-paint');
  const type = isKnown ? 'largest-contentful-paint' : 'paint';
  return new Promise((told) => {
    new PerformanceObserver(() => told()).observe({ type, buffered: true });
  });
}
