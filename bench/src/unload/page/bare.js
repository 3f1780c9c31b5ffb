/* web-vitals as its documentation has it: what it reports goes into one beacon at each hide. */
import { onCLS, onINP, onLCP } from 'web-vitals';

const queue = new Set();
for (const on of [onLCP, onCLS, onINP]) on((metric) => queue.add(metric));

addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'hidden' || queue.size === 0) return;
  const values = [...queue].map(({ name, value, navigationType }) => ({ name, value, navigationType }));
  navigator.sendBeacon(globalThis.BARE_ENDPOINT + location.pathname, JSON.stringify(values));
  queue.clear();
});
