/** The origin that may use the conformance keys. */
export const CONFORMANCE_ORIGIN = 'https://shop.example';

/** A key that keeps everything. */
export const CONFORMANCE_KEY = 'pk_conformance';

/** A key whose traces are kept to a half. */
export const CONFORMANCE_KEY_HALF = 'pk_conformance_half';

/** A key of another app, with an origin of its own. */
export const CONFORMANCE_KEY_OTHER = 'pk_conformance_other';

/** The origin that may use {@link CONFORMANCE_KEY_OTHER}. */
export const CONFORMANCE_ORIGIN_OTHER = 'https://other.example';

/** A key that requires tickets. */
export const CONFORMANCE_KEY_TICKET = 'pk_conformance_ticket';

/** The secrets of its tickets: the new one, and the one that it replaces. Tests alone know them, and use them. */
export const CONFORMANCE_TICKET_SECRETS = [
  'conformance-ticket-secret-new-0123456789',
  'conformance-ticket-secret-old-0123456789',
] as const;

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
  [CONFORMANCE_KEY_OTHER]: { app: 'other', environment: 'test', origins: [CONFORMANCE_ORIGIN_OTHER] },
  [CONFORMANCE_KEY_TICKET]: {
    app: 'shop',
    environment: 'test',
    origins: [CONFORMANCE_ORIGIN, 'https://www.shop.example'],
    requireTicket: true,
    ticketSecrets: CONFORMANCE_TICKET_SECRETS,
    ticketGraceSeconds: 3600,
  },
});

/** The variable `INGEST_TOKENS` of a host under test. */
export const CONFORMANCE_TOKENS = JSON.stringify({
  [CONFORMANCE_TOKEN]: { app: 'shop', environment: 'test' },
});
