import { panelConfig } from '../../src/config/panelConfig.ts';
import { panelRegistry } from '../../src/ingest/panelRegistry.ts';
import { renderMetrics } from '../../src/ingest/renderMetrics.ts';

export function GET(request: Request): Response {
  return renderMetrics(request, panelConfig(), panelRegistry());
}
