import { describe, expect, it } from 'vitest';
import { jsonLogger } from './jsonLogger.ts';

function setUp(options: { level?: 'error' | 'debug'; infoRate?: number } = {}) {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const logger = jsonLogger({ service: 'edge', commit: 'abc', now: () => 0, write, ...options });
  return { lines, logger };
}

describe('jsonLogger', () => {
  it('writes one JSON object a line, in the order in which it is read', () => {
    const { lines, logger } = setUp();
    logger.log({ level: 'info', msg: 'post\nanswered', status: 200, env: 'test' });
    expect(lines).toEqual([
      '{"ts":"1970-01-01T00:00:00.000Z","level":"info","msg":"post\\nanswered","service":"edge","env":"test","commit":"abc","status":200}',
    ]);
  });

  it('writes from its level on, and a share of the info lines, but every warning', () => {
    const quiet = setUp({ level: 'error' });
    quiet.logger.log({ level: 'warn', msg: 'x' });
    quiet.logger.log({ level: 'error', msg: 'x' });
    expect(quiet.lines).toHaveLength(1);
    const sampled = setUp({ level: 'debug', infoRate: 0 });
    for (const level of ['debug', 'info', 'warn', 'error'] as const)
      sampled.logger.log({ level, msg: level });
    expect(sampled.lines.map((line) => JSON.parse(line).level)).toEqual(['warn', 'error']);
  });
});
