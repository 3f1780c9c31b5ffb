import type { SecretOf } from '@throughline/ingest-core/admit/tickets/ticketSecretSchema';
import type { Environment } from '../../environment.ts';

/** The Worker's secrets of tickets by the name of their variable, for the entries of keys that name one. */
export function ticketSecrets(env: Environment): SecretOf {
  // the schema of entries lets names of this shape through alone
  return (name) => env[name as 'RUM_TICKET_SECRET'] || undefined;
}
