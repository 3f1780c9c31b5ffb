import type { Attributes } from '@opentelemetry/api';
import type { Settings } from '../options/settings.ts';
import { resourceAttributes } from '../privacy/resourceAttributes.ts';
import { sessionId } from '../privacy/sessionId.ts';
import { createRates, type Rates } from '../trace/sampling/rates.ts';
import { createSampler, type Sampler } from '../trace/sampling/sampling.ts';
import { sessionDraws } from '../trace/sampling/sessionDraws.ts';

/** What holds from a consent to its withdrawal. */
export interface Session {
  readonly rates: Rates;
  readonly sampler: Sampler;
  /** What the page says of itself, the session's id among it. */
  readonly resource: Attributes;
}

/** Begins a session, or goes on with the tab's own. */
export function createSession(settings: Settings): Session {
  const id = sessionId(settings.session);
  const draws = settings.sampling === 'session' ? sessionDraws(id) : undefined;
  const rates = createRates(settings, draws?.report);
  return {
    rates,
    sampler: createSampler(rates.sample, draws?.randomness),
    resource: resourceAttributes(settings, id),
  };
}
