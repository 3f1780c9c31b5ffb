import { exports } from 'cloudflare:workers';
import { describeIngest } from '@throughline/ingest-core/testing/ingestConformance';

describeIngest('Worker', async () => ({
  url: 'https://edge.example/v1/traces',
  fetch: (request) => exports.default.fetch(request),
}));

describeIngest('Worker on a route of the site', async () => ({
  url: 'https://shop.example/_rum/v1/traces',
  fetch: (request) => exports.default.fetch(request),
}));
