import { gunzipSync } from 'node:zlib';
import { parseApps } from '@throughline/ingest-core/admit/keys/parseApps';
import { parseTokens } from '@throughline/ingest-core/admit/keys/parseTokens';
import { staticDirectory } from '@throughline/ingest-core/admit/keys/staticDirectory';
import type { Commit } from '@throughline/ingest-core/commit/commitBatch';
import { directCommit } from '@throughline/ingest-core/commit/directCommit';
import { relayCommit } from '@throughline/ingest-core/commit/relayCommit';
import { createIngest, type Ingest } from '@throughline/ingest-core/createIngest';
import type { SeriesRegistry } from '@throughline/ingest-core/measure/series/seriesRegistry';
import type { PanelConfig } from '../config/parsePanelEnv.ts';
import { TICKET_SECRET } from '../config/readTicketSecrets.ts';
import { type TicketConfig, ticketApp } from '../rum/rumTicket.ts';
import { ingestLogger } from './ingestLogger.ts';
import { panelLimiter } from './panelLimiter.ts';

/** The part of the configuration that the ingest reads. */
export type IngestConfig = Pick<
  PanelConfig,
  'obsEnabled' | 'apps' | 'ingestTokens' | 'ticketSecretOf' | 'edge' | 'otlp'
>;

/**
 * The same ingest as the edge's, in this process: it relays to an edge where there is one, else stores spans by OTLP and
 * adds up the series here.
 *
 * @throws Error where `APPS` or `INGEST_TOKENS` is malformed; `checkSenders` has told so at the start.
 */
export function buildIngest(config: IngestConfig, registry: SeriesRegistry): Ingest {
  const apps = parseApps(config.apps ?? '{}', config.ticketSecretOf);
  const tokens = parseTokens(config.ingestTokens ?? '{}');
  if (!apps.ok) throw new Error(apps.error);
  if (!tokens.ok) throw new Error(tokens.error);
  return createIngest({
    enabled: config.obsEnabled,
    apps: staticDirectory({ apps: apps.value, tokens: tokens.value }),
    commit: chooseCommit(config, registry),
    limiter: panelLimiter(),
    log: ingestLogger,
    gunzipSync,
  });
}

function chooseCommit({ edge, otlp }: IngestConfig, registry: SeriesRegistry): Commit {
  if (edge !== undefined) return relayCommit(edge);
  if (otlp !== undefined)
    return directCommit({ otlpEndpoint: otlp.endpoint, headers: otlp.headers, registry });
  return async () => ({ outcome: 'unavailable', reason: 'no_destination', retryAfterSeconds: 60 });
}

/** What is wrong with the variables that say who may send; empty where all is well. */
export function checkSenders(config: TicketConfig & Pick<IngestConfig, 'ingestTokens'>): string[] {
  const { apps, ingestTokens, ticketSecretOf } = config;
  const parsed = [parseApps(apps ?? '{}', ticketSecretOf), parseTokens(ingestTokens ?? '{}')];
  const mistakes = parsed.flatMap((result) => (result.ok ? [] : [result.error]));
  const signs = config.obsEnabled && ticketSecretOf(TICKET_SECRET) !== undefined;
  if (mistakes.length > 0 || !signs || ticketApp(config) !== undefined) return mistakes;
  return [
    `RUM_APP is not set, but ${TICKET_SECRET} is: name the app of RUM_KEY, for which tickets are signed.`,
  ];
}
