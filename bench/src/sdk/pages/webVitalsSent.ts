import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';

// https://github.com/GoogleChrome/web-vitals#batch-multiple-reports-together
const queue = new Set<Metric>();
for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on((metric) => queue.add(metric));

addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'hidden' || queue.size === 0) return;
  // what its README names; the whole metric would hold elements and entries
  const body = JSON.stringify(
    [...queue].map(({ name, value, rating, delta, id }) => ({ name, value, rating, delta, id })),
  );
  navigator.sendBeacon('/analytics', body);
  queue.clear();
});
