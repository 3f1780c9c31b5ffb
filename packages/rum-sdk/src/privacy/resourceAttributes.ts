import type { Attributes } from '@opentelemetry/api';
import type { Settings } from '../options/settings.ts';
import { VERSION } from '../version.ts';
import { clientFamily } from './clientFamily.ts';

/** The attributes of the page as a whole: who sends, which session, which families. */
export function resourceAttributes(settings: Settings, session: string): Attributes {
  const { browser, os, device } = clientFamily(navigator);
  return {
    'service.name': settings.service,
    'service.version': settings.version,
    'deployment.environment.name': settings.environment,
    'session.id': session,
    'rum.device': device,
    'user_agent.name': browser,
    'os.name': os,
    'telemetry.sdk.name': 'throughline',
    'telemetry.sdk.version': VERSION,
    'telemetry.sdk.language': 'webjs',
    'rum.report_rate': settings.reportRate,
  };
}
