import type { Exchange } from './exchange.ts';
import type { LogEntry } from './logger.ts';
import type { Outcome } from './outcome.ts';

/** The line of the log for an answered request. */
export function logOutcome(
  outcome: Outcome,
  { requestId, receivedAt }: Exchange,
  answer: { status: number; at: number },
): LogEntry {
  const msg = 'post answered';
  const { status } = answer;
  // the clock may have been set back meanwhile
  const latency_ms = Math.max(0, answer.at - receivedAt);
  const line = { msg, request_id: requestId, status, latency_ms, outcome: outcome.kind };
  switch (outcome.kind) {
    case 'preflight':
    case 'disabled':
      return { level: 'debug', ...line };
    case 'ignored': {
      const { caller, reason } = outcome;
      return { level: 'debug', ...line, reason, app: caller.app, env: caller.environment };
    }
    case 'accepted': {
      const { caller, spans, kept, duplicate } = outcome;
      return {
        level: 'info',
        msg,
        request_id: requestId,
        status,
        latency_ms,
        outcome: duplicate ? 'duplicate' : outcome.kind,
        app: caller.app,
        env: caller.environment,
        spans,
        kept,
      };
    }
    case 'refused': {
      const { caller, refusal, error } = outcome;
      return {
        level: refusal.reason === 'internal' ? 'error' : 'warn',
        ...line,
        reason: refusal.reason,
        ...(caller && { app: caller.app, env: caller.environment }),
        ...(error !== undefined && { error }),
      };
    }
  }
}
