import type { Ingest } from '@throughline/ingest-core/createIngest';
import { statusResponse } from '../answers/statusResponse.ts';
import type { Configuration } from '../configuration/checkConfiguration.ts';
import type { Route } from '../route.ts';

/** A mistake is mended by a deployment: nobody needs to ask more often. */
const MISCONFIGURED_RETRY_SECONDS = 60;

/** `POST /v1/traces`. With a mistake in the configuration nothing is taken, so that nothing is taken wrongly. */
export function ingestRoute({ enabled, mistakes }: Configuration, ingest: Ingest): Route {
  return (request) => {
    if (enabled && mistakes.length > 0)
      return statusResponse(503, 'the ingest is misconfigured; GET /health/startup names each mistake', {
        'Retry-After': String(MISCONFIGURED_RETRY_SECONDS),
      });
    const address = request.headers.get('CF-Connecting-IP');
    return ingest(request, address === null ? {} : { address });
  };
}
