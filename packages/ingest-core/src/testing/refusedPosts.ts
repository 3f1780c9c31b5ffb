import type { Attempt } from './attempts/attempt.ts';
import { BODY_ATTEMPTS } from './attempts/bodyAttempts.ts';
import { CREDENTIAL_ATTEMPTS } from './attempts/credentialAttempts.ts';
import { LIMIT_ATTEMPTS } from './attempts/limitAttempts.ts';
import { ORIGIN_ATTEMPTS } from './attempts/originAttempts.ts';
import { PARAMETER_ATTEMPTS } from './attempts/parameterAttempts.ts';
import { TICKET_ATTEMPTS } from './attempts/ticketAttempts.ts';

/** The attempts that every host refuses, what it says to them, and how it counts them. */
export const REFUSED_POSTS: readonly Attempt[] = [
  ...CREDENTIAL_ATTEMPTS,
  ...ORIGIN_ATTEMPTS,
  ...TICKET_ATTEMPTS,
  ...PARAMETER_ATTEMPTS,
  ...BODY_ATTEMPTS,
  ...LIMIT_ATTEMPTS,
];
