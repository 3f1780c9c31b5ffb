import { describe, expect, it } from 'vitest';
import type { LogEntry } from './logger.ts';
import { REFUSAL_LOG_MS, refusalLog } from './refusalLog.ts';

function setUp() {
  const lines: LogEntry[] = [];
  const clock = { now: 1_000_000 };
  const logger = refusalLog({ log: (entry) => lines.push(entry) }, () => clock.now);
  const refuse = (reason: string, app?: string): void =>
    logger.log({ level: 'warn', msg: 'post answered', outcome: 'refused', reason, ...(app && { app }) });
  return { lines, clock, logger, refuse };
}

describe('refusalLog', () => {
  it('tells of the first of a reason and app at once, and then how many came', () => {
    const { lines, clock, refuse } = setUp();
    for (let i = 0; i < 1_000; i++) refuse('unknown_key');
    refuse('malformed', 'shop');
    expect(lines.map(({ reason }) => reason)).toEqual(['unknown_key', 'malformed']);
    clock.now += REFUSAL_LOG_MS;
    refuse('malformed', 'shop');
    expect(lines.slice(2)).toMatchObject([
      { msg: 'posts refused', reason: 'unknown_key', repeated: 999 },
      { msg: 'post answered', reason: 'malformed' },
    ]);
    expect(lines.at(-1)).not.toHaveProperty('repeated');
  });

  it('tells the count of an attack that is over with whatever comes next', () => {
    const { lines, clock, logger, refuse } = setUp();
    for (let i = 0; i < 5; i++) refuse('rate_limited', 'shop');
    clock.now += 10 * REFUSAL_LOG_MS;
    logger.log({ level: 'debug', msg: 'post answered', outcome: 'accepted' });
    expect(lines.slice(1)).toMatchObject([
      { level: 'warn', reason: 'rate_limited', app: 'shop', repeated: 4 },
      { outcome: 'accepted' },
    ]);
  });

  it('holds back nothing else: what is accepted, and what went wrong inside', () => {
    const { lines, logger } = setUp();
    for (let i = 0; i < 3; i++) {
      logger.log({ level: 'error', msg: 'post answered', outcome: 'refused', reason: 'internal' });
      logger.log({ level: 'info', msg: 'post answered', outcome: 'accepted' });
    }
    expect(lines).toHaveLength(6);
  });

  it('tells on where the clock is set back by an hour', () => {
    const { lines, clock, refuse } = setUp();
    refuse('unknown_key');
    clock.now -= 60 * 60_000;
    refuse('unknown_key');
    expect(lines).toHaveLength(2);
  });
});
