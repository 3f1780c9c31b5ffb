import * as v from 'valibot';

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
};

/** The value of one publishable key. */
export const appPolicySchema = v.strictObject(
  {
    ...common,
    reportRate: v.optional(positiveRate, 1),
    origins: v.pipe(
      v.array(origin, 'must be a list of origins'),
      v.minLength(1, 'must name at least one origin'),
    ),
  },
  objectMessage,
);

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
