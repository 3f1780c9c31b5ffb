import * as v from 'valibot';
import { MIN_TICKET_SECRET_LENGTH } from './ticketKey.ts';

/** The value of a variable of the host; undefined where it isn't set. */
export type SecretOf = (variable: string) => string | undefined;

/** Only these: an entry must not be able to have another secret of the host used as a key. */
const VARIABLE = /^RUM_TICKET_SECRET(_[A-Z0-9_]+)?$/;

const SHAPE = `must be RUM_TICKET_SECRET, RUM_TICKET_SECRET_…, or a secret of at least ${MIN_TICKET_SECRET_LENGTH} characters`;

const UNSET = `names a variable that is not set, or has fewer than ${MIN_TICKET_SECRET_LENGTH} characters; set it with "openssl rand -hex 32"`;

/** A secret as it is, or the name of the variable that holds it; gives the secret. No message shows either. */
export function ticketSecretSchema(secretOf: SecretOf) {
  return v.pipe(
    v.string(SHAPE),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const isVariable = VARIABLE.test(dataset.value);
      const secret = isVariable ? secretOf(dataset.value) : dataset.value;
      if (secret !== undefined && secret.length >= MIN_TICKET_SECRET_LENGTH) return secret;
      addIssue({ message: isVariable ? UNSET : SHAPE });
      return NEVER;
    }),
  );
}
