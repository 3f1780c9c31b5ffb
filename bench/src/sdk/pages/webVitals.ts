import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';

// all five with attribution, and nothing done with them: less than any use of them would cost
const reported: unknown[] = [];
for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on((metric) => reported.push(metric));
