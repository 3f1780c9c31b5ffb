import { randomnessOf } from '../ids.ts';

/** Hex digits that a double holds exactly below 1: 52 bits. */
const DRAW_DIGITS = 13;

/** What both decisions of a session are drawn from, the same for each of its page views. */
export interface SessionDraws {
  /** For tracing: R, told to others as `rv`. */
  readonly randomness: string;
  /** For reporting: 0 to 1, 1 not among them. */
  readonly report: number;
}

/** Draws from the two ends of the session id, which is random itself, so that neither decision leans on the other. */
export function sessionDraws(sessionId: string): SessionDraws {
  return {
    randomness: randomnessOf(sessionId),
    report: Number.parseInt(sessionId.slice(0, DRAW_DIGITS), 16) / 16 ** DRAW_DIGITS,
  };
}
