import type { Result } from './runScenario.ts';

/** A result as a line of the table. */
export function tableRow(result: Result) {
  const { scenario, seconds, sent, acknowledged, failedTries, repeated } = result;
  const { expected, stored, missing, resent, quarantined, skipped, counterOff, problems } = result;
  return {
    scenario,
    s: seconds,
    sent,
    acknowledged,
    'failed tries': failedTries,
    repeated,
    'spans due': expected,
    stored,
    missing,
    resent,
    quarantined,
    skipped,
    'counter off': counterOff,
    books: problems.length === 0 ? 'balance' : 'WRONG',
  };
}
