import * as v from 'valibot';
import { type SecretOf, ticketSecretSchema } from '../tickets/ticketSecretSchema.ts';

/** Names of apps and environments become label values and parts of object names. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const name = v.pipe(
  v.string('must be text, such as "my-app"'),
  v.regex(NAME, 'must be 1 to 63 of A-Z a-z 0-9 . _ - and begin with a letter or digit'),
);

const rate = v.pipe(
  v.number('must be a number from 0 to 1'),
  v.check((value) => value >= 0 && value <= 1, 'must be a number from 0 to 1'),
);

const positiveRate = v.pipe(
  rate,
  v.check(
    (value) => value > 0,
    'must be above 0: metrics are weighted by its inverse; use OBS_ENABLED=false to stop the SDKs',
  ),
);

const origin = v.pipe(
  v.string('must be text, such as "https://www.example.com"'),
  v.check(
    isOrigin,
    'must be an origin such as "https://www.example.com", without path, wildcard or trailing slash',
  ),
);

/** A claimed report rate below this weighs a measurement more than 1,000 times: no sender needs it. */
const LOWEST_REPORT_RATE = 0.001;

/** The fields that keys and tokens share; unknown fields are mistakes, because a misspelt one would be ignored. */
const common = {
  app: name,
  environment: name,
  sampleRate: v.optional(rate, 1),
  maxTracesPerSecond: v.exactOptional(
    v.pipe(
      v.number('must be a number above 0'),
      v.check((value) => value > 0, 'must be above 0; set sampleRate to 0 to keep none'),
    ),
  ),
};

/** A ticket is good for batches of before its expiry for a day at the most: older ones are refused as stale anyway. */
const MAX_GRACE_SECONDS = 24 * 60 * 60;

const GRACE_RULE = `must be seconds, from 0 to ${MAX_GRACE_SECONDS}`;

const isTrueOrFalse = v.boolean('must be true or false');

/** The value of one publishable key. */
export function appPolicySchema(secretOf: SecretOf) {
  return v.pipe(
    v.strictObject(
      {
        ...common,
        reportRate: v.optional(positiveRate, 1),
        origins: v.pipe(
          v.array(origin, 'must be a list of origins'),
          v.minLength(1, 'must name at least one origin'),
        ),
        requireTicket: v.exactOptional(isTrueOrFalse),
        ticketSecrets: v.exactOptional(
          v.pipe(
            v.array(
              ticketSecretSchema(secretOf),
              'must be a list of secrets, or of variables that hold them',
            ),
            v.minLength(1, 'must have a secret'),
            v.maxLength(2, 'must have two at the most: the new one, and the one that it replaces'),
          ),
        ),
        ticketGraceSeconds: v.exactOptional(
          v.pipe(
            v.number(GRACE_RULE),
            v.check((value) => value >= 0 && value <= MAX_GRACE_SECONDS, GRACE_RULE),
          ),
        ),
        measureBots: v.exactOptional(isTrueOrFalse),
      },
      objectMessage,
    ),
    v.check(
      ({ requireTicket, ticketSecrets }) => requireTicket !== true || ticketSecrets !== undefined,
      'requireTicket needs "ticketSecrets", such as ["RUM_TICKET_SECRET"]',
    ),
  );
}

/** The value of one bearer token; its report rate only bounds what a relay may claim. */
export const tokenPolicySchema = v.strictObject(
  { ...common, reportRate: v.optional(positiveRate, LOWEST_REPORT_RATE) },
  objectMessage,
);

function objectMessage(issue: v.StrictObjectIssue): string {
  if (issue.expected === 'never') return 'is an unknown field; take it out or correct its name';
  if (issue.received === 'undefined') return 'is missing; add it';
  return 'must be an object with "app" and "environment"';
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}
