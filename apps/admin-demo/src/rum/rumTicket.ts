import { parseApps } from '@throughline/ingest-core/admit/keys/parseApps';
import { mintTicket } from '@throughline/ingest-core/admit/tickets/mintTicket';
import type { PanelConfig } from '../config/parsePanelEnv.ts';
import { TICKET_SECRET } from '../config/readTicketSecrets.ts';

/** A working day in one tab, which soft navigations never reload. */
const LIFETIME_MS = 12 * 60 * 60 * 1000;

/** The part of the configuration that tickets are made from. */
export type TicketConfig = Pick<PanelConfig, 'obsEnabled' | 'apps' | 'ticketSecretOf' | 'rum'>;

/** A ticket for the page that is being rendered; undefined where `RUM_TICKET_SECRET` isn't set, or pages aren't observed. */
export async function rumTicket(config: TicketConfig): Promise<string | undefined> {
  const secret = config.ticketSecretOf(TICKET_SECRET);
  const app = ticketApp(config);
  if (!config.obsEnabled || secret === undefined || app === undefined) return undefined;
  return mintTicket({ secret, app, expiresAt: Date.now() + LIFETIME_MS });
}

/** Whom tickets are for: `RUM_APP`, or the app that `APPS` has for the page's key. */
export function ticketApp({ rum, apps, ticketSecretOf }: TicketConfig): string | undefined {
  if (rum.app !== undefined) return rum.app;
  const parsed = parseApps(apps ?? '{}', ticketSecretOf);
  return parsed.ok ? parsed.value.get(rum.key)?.app : undefined;
}
