import type { Ingest } from '@throughline/ingest-core/createIngest';
import { panelConfig } from '../config/panelConfig.ts';
import { buildIngest } from './buildIngest.ts';
import { panelRegistry } from './panelRegistry.ts';

/** Next bundles the two routes apart, so a module variable would be two ingests with two memories of batches. */
const HOLDER = globalThis as typeof globalThis & { panelIngest?: Ingest };

/** Answers a post to the panel's own ingest; every method goes through, the ingest refuses what it doesn't speak. */
export function handleIngest(request: Request): Promise<Response> {
  HOLDER.panelIngest ??= buildIngest(panelConfig(), panelRegistry());
  return HOLDER.panelIngest(request, clientOf(request.headers));
}

/** The last hop: Next writes the peer's address where no proxy did, and a proxy appends whom it heard from. */
function clientOf(headers: Headers): { address?: string } {
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return address === undefined || address === '' ? {} : { address };
}
