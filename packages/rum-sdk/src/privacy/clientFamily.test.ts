import { expect, it } from 'vitest';
import { clientFamily } from './clientFamily.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  [`${WINDOWS} Chrome/156.0.0.0 Safari/537.36`, 0, 'Chrome', 'Windows', 'desktop'],
  [`${WINDOWS} Chrome/156.0.0.0 Safari/537.36 Edg/156.0`, 0, 'Edge', 'Windows', 'desktop'],
  [`${MAC} Version/18.0 Safari/605.1.15`, 0, 'Safari', 'macOS', 'desktop'],
  [`${MAC} Version/18.0 Safari/605.1.15`, 5, 'Safari', 'iOS', 'tablet'],
  [`${PHONE} Version/18.0 Mobile/15E148 Safari/604.1`, 5, 'Safari', 'iOS', 'mobile'],
  [`${PHONE} CriOS/156.0 Mobile/15E148 Safari/604.1`, 5, 'Chrome', 'iOS', 'mobile'],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    0,
    'Firefox',
    'Linux',
    'desktop',
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
    5,
    'Chrome',
    'Android',
    'mobile',
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    5,
    'Chrome',
    'Android',
    'tablet',
  ],
  ['curl/8.0', 0, 'other', 'other', 'desktop'],
])('%s, %i touch points: %s, %s, %s', (userAgent, maxTouchPoints, browser, os, device) => {
  expect(clientFamily({ userAgent, maxTouchPoints })).toEqual({ browser, os, device });
});
