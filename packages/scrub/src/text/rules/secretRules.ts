import { looksRandom } from '../../path/looksRandom.ts';
import { type TextRule, when } from './textRule.ts';

/** What programs are let in by: keys, tokens, cookies. */
export const SECRET_RULES: readonly TextRule[] = [
  {
    kind: 'pem',
    hint: /----/,
    // RFC 7468, and RFC 4716 with four dashes; one without its end was cut.
    pattern: /()(-{4,5} ?BEGIN [^-]{1,40}-{4,5}[\s\S]*?(?:-{4,5} ?END [^-]{1,40}-{4,5}|$))/g,
  },
  // RFC 7519: a JSON header in base64url always begins with eyJ; also with white space about its dots.
  {
    kind: 'token',
    hint: /eyJ/,
    pattern: /(^|[^\w-])(eyJ[\w-]{4,}(?:\s{0,2}\.\s{0,2}[\w-]{4,}){1,4}\.{0,2}|eyJ[\w-]{9,})/g,
  },
  {
    kind: 'token',
    // The whole line: what stands there differs from scheme to scheme (RFC 9110, section 11.4).
    pattern:
      /((?:authorization|authenticat\w{1,9})\\{0,4}["']?\s{0,2}[:=]\s{0,2}\\{0,4}["']?(?:digest|hawk|oauth|negotiate|ntlm|aws4-hmac-sha256|hmac|signature|credential)\s{1,4})([^\n[]{3,})/gi,
  },
  {
    kind: 'token',
    pattern:
      /(authorization\\{0,4}["']?\s{0,2}[:=]\s{0,2}\\{0,4}["']?(?:bearer|basic|token|apikey)\s{1,4})([^\s"',;[\\]{3,})/gi,
  },
  {
    kind: 'token',
    pattern: /(\b(?:bearer|basic|digest|token|apikey)(?:\s{1,4}|\s?[:=+]\s?))(?!\[)([\w.~+/=%-]{6,})/gi,
    // `Basic dXNlcjpwYXNz`, but not `Basic usage`.
    rangesOf: when((value) => /\d|[a-z][A-Z]|=$|[a-zA-Z]{20}|\w\.\w+\.\w/.test(value)),
  },
  {
    kind: 'credentials',
    // Every cookie of the line: `Cookie: theme=dark; sid=abc`.
    pattern: /(\b(?:set-)?cookies?\\{0,4}["']?\s{0,2}[:=]\s{0,2}\\{0,4}["']?)([\w.-]{1,64}=[^\n"'[]+)/gi,
  },
  {
    kind: 'key',
    // By how their makers begin them: AWS, GitHub, GitLab, Slack, Stripe, Google, SendGrid, npm, OpenAI and the like;
    // of SSH with the comment behind it, which is `jane@laptop`.
    pattern:
      /(^|[^a-z\d])((?:A(?:KIA|SIA|ROA|IDA|GPA|NPA|NVA|SCA|PKA|BIA|CCA)[A-Z\d]{12,}|AIza[\w-]{10,}|ya29\.[\w.-]{6,}|gh[pousr]_\w{6,}|github_pat_\w{6,}|glpat-[\w-]{6,}|xox[a-z]-[\w-]{6,}|[a-z]{2,5}_(?:live|test)_\w{6,}|whsec_\w{6,}|SG\.[\w-]{16,}(?:\.[\w-]{6,})?|npm_\w{10,}|sk-[\w-]{16,}|dop_v1_\w{6,}|hf_\w{10,}|hv[sb]\.\w{9,}|(?:ssh|ecdsa)-[\w-]{3,20} AAAA[^\n"'\\]+))/g,
    rangesOf: when((key) => /\d|[A-Z]{5}|(?:[a-z][A-Z].*){3}/.test(key)),
  },
  {
    kind: 'key',
    // the ids of Stripe and of those that do as it does: cus_, pi_, ch_
    pattern: /(^|[^a-zA-Z\d])([a-z]{2,5}_(?=\w{0,40}\d)(?=\w{0,40}[A-Z])[a-zA-Z\d]{14,})/g,
  },
];

/** RFC 9562. By chance each of its groups may read as a word. */
const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i;

/** Names that Kubernetes gives to pods (apimachinery, pkg/util/rand: no vowels, no 0, 1 and 3). */
const POD = /^[a-z][a-z-]*-[bcdf-hj-np-tv-xz2456789]{8,10}-[bcdf-hj-np-tv-xz2456789]{5}$/;

/** A long random string; asked for when accounts have been, which look alike. */
export const RANDOM_KEY: TextRule = {
  kind: 'key',
  pattern: /()([\w+/=-]{24,})/g,
  rangesOf: when(
    (run) => /\d/.test(run) && /[a-z]/i.test(run) && (UUID.test(run) || looksRandom(run)) && !POD.test(run),
  ),
};
