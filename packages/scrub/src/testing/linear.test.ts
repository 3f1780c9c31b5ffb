import { expect, it } from 'vitest';
import { scrubIngestText } from '../text/scrubIngestText.ts';
import { HALF_MATCHES } from './halfMatches.ts';
import { RARE_HALF_MATCHES } from './rareHalfMatches.ts';
import { WILD_HALF_MATCHES } from './wildHalfMatches.ts';

/** As long as a stack trace may be, and ten times as long, UTF-16 units. */
const LENGTHS = [4_600, 46_000] as const;

/** Ten times the text costs ten times as much where time is linear, and a hundred times where it is quadratic. */
const MAX_RATIO = 40;

/** Below this the clock and the collector of garbage weigh more than the rules. CPU milliseconds. */
const MIN_MEASURED_MS = 100;

function cpuMs(text: string): number {
  const before = process.cpuUsage();
  scrubIngestText(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const leastOf = (text: string): number => Math.min(...[1, 2, 3].map(() => cpuMs(text)));

it.each([...new Set([...HALF_MATCHES, ...RARE_HALF_MATCHES, ...WILD_HALF_MATCHES])])(
  'time grows with the length of %j, and no faster',
  (half) => {
    const [short, long] = LENGTHS.map((length) =>
      half.repeat(Math.ceil(length / half.length)).slice(0, length),
    );
    const longMs = cpuMs(long ?? '');
    // nearly all are done with here
    if (longMs < MIN_MEASURED_MS) return;
    expect(leastOf(long ?? '')).toBeLessThan(MAX_RATIO * leastOf(short ?? ''));
  },
);
