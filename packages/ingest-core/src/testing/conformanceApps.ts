/** The origin that may use the conformance keys. */
export const CONFORMANCE_ORIGIN = 'https://shop.example';

/** A key that keeps everything. */
export const CONFORMANCE_KEY = 'pk_conformance';

/** A key whose traces are kept to a half. */
export const CONFORMANCE_KEY_HALF = 'pk_conformance_half';

/** A server's bearer token. */
export const CONFORMANCE_TOKEN = 'conformance-token-0123456789';

/** The variable `APPS` of a host under test. */
export const CONFORMANCE_APPS = JSON.stringify({
  [CONFORMANCE_KEY]: { app: 'shop', environment: 'test', origins: [CONFORMANCE_ORIGIN] },
  [CONFORMANCE_KEY_HALF]: {
    app: 'shop',
    environment: 'test',
    origins: [CONFORMANCE_ORIGIN],
    sampleRate: 0.5,
    reportRate: 0.1,
  },
});

/** The variable `INGEST_TOKENS` of a host under test. */
export const CONFORMANCE_TOKENS = JSON.stringify({
  [CONFORMANCE_TOKEN]: { app: 'shop', environment: 'test' },
});
