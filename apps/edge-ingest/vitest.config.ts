import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { CONFORMANCE_APPS, CONFORMANCE_TOKENS } from '@throughline/ingest-core/testing/conformanceApps';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    cloudflareTest(({ inject }) => {
      const destination = inject<string>('destination');
      return {
        wrangler: { configPath: './wrangler.jsonc' },
        miniflare: {
          // for the look-up alone: the Worker under test has its keys from APPS
          kvNamespaces: ['TEST_KEYS'],
          bindings: {
            OBS_ENABLED: 'true',
            APPS: CONFORMANCE_APPS,
            INGEST_TOKENS: CONFORMANCE_TOKENS,
            OTEL_EXPORTER_OTLP_ENDPOINT: destination,
            OTLP_TOKEN: 'otlp-token',
            REMOTE_WRITE_URL: `${destination}/api/v1/write`,
            REMOTE_WRITE_TOKEN: 'remote-write-token',
            // A few batches of half a megabyte fill it.
            OUTBOX_MAX_BYTES: '3000000',
            ADMIN_TOKEN: 'admin-token-0123456789',
            DESTINATION: destination,
            LOG_LEVEL: 'error',
          },
        },
      };
    }),
  ],
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['./src/testing/startDestination.mjs'],
    // One destination stands for the outside world of all of them.
    fileParallelism: false,
    // hours of a Shard's life in one test, on a machine that may have other work
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
