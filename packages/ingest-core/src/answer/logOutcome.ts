import type { Exchange } from './exchange.ts';
import type { LogEntry } from './logger.ts';
import type { Outcome } from './outcome.ts';

/** The line of the log for an answered request. */
export function logOutcome(
  outcome: Outcome,
  { requestId, receivedAt }: Exchange,
  answer: { status: number; at: number },
): LogEntry {
  const line = {
    msg: 'post answered',
    request_id: requestId,
    status: answer.status,
    // the clock may have been set back meanwhile
    latency_ms: Math.max(0, answer.at - receivedAt),
    outcome: outcome.kind === 'accepted' && outcome.duplicate ? 'duplicate' : outcome.kind,
  };
  switch (outcome.kind) {
    case 'preflight':
    case 'disabled':
      return { level: 'debug', ...line };
    case 'ignored': {
      const { caller, reason } = outcome;
      return { level: 'debug', ...line, reason, app: caller.app, env: caller.environment };
    }
    case 'accepted': {
      const { caller, spans, kept } = outcome;
      return { level: 'info', ...line, app: caller.app, env: caller.environment, spans, kept };
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
