import type { SecretOf } from '@throughline/ingest-core/admit/tickets/ticketSecretSchema';
import type { Env, EnvReader } from './envReader.ts';

/** The secret that the panel signs tickets with; others beside it, `RUM_TICKET_SECRET_…`, are for its own ingest to check. */
export const TICKET_SECRET = 'RUM_TICKET_SECRET';

/** Fewer characters can be guessed from one ticket; `mintTicket` refuses them. */
const MIN_LENGTH = 32;

/** The secrets of tickets by the name of their variable. */
export function readTicketSecrets(env: Env, reader: EnvReader): SecretOf {
  const secrets = new Map<string, string>();
  for (const name of Object.keys(env)) {
    if (name !== TICKET_SECRET && !name.startsWith(`${TICKET_SECRET}_`)) continue;
    const secret = reader.text(name);
    if (secret === undefined) continue;
    if (secret.length < MIN_LENGTH)
      reader.mistake(name, `has ${secret.length} characters`, `use at least ${MIN_LENGTH}`);
    secrets.set(name, secret);
  }
  return (name) => secrets.get(name);
}
