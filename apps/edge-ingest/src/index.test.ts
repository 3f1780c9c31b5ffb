import { exports } from 'cloudflare:workers';
import { type BatchLabels, countedIn } from '@throughline/ingest-core/testing/countedIn';
import { describeIngest } from '@throughline/ingest-core/testing/ingestConformance';

const ADMIN = { Authorization: 'Bearer admin-token-0123456789' };

async function counted(labels: BatchLabels): Promise<number> {
  const response = await exports.default.fetch(
    new Request('https://edge.example/metrics', { headers: ADMIN }),
  );
  return countedIn(await response.text(), labels);
}

describeIngest('Worker', async () => ({
  url: 'https://edge.example/v1/traces',
  fetch: (request) => exports.default.fetch(request),
  counted,
}));

describeIngest('Worker on a route of the site', async () => ({
  url: 'https://shop.example/_rum/v1/traces',
  fetch: (request) => exports.default.fetch(request),
  counted,
}));
