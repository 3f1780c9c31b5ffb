/** The origin of the pages that post. */
const ORIGIN = 'https://shop.example';

/** The share of traces that the key of {@link SENDERS}' `half` keeps. */
export const HALF_RATE = 0.5;

/** Who posts: as whom, and how. */
export interface Sender {
  readonly key?: string;
  readonly token?: string;
  readonly protobuf?: boolean;
  readonly gzip?: boolean;
  /** Flags of its spans: 0x02 is a page view that is measured, but not traced. */
  readonly flags: number;
  /** The share of its traces that is kept. */
  readonly rate: number;
  /** Whether one more span comes along that can't be read. */
  readonly malformed?: boolean;
}

const TOKEN = 'chaos-token-0123456789';
const SAMPLED = 0x03;

/** Every way in, and every way that spans go. */
export const SENDERS: readonly Sender[] = [
  { key: 'pk_shop', flags: SAMPLED, rate: 1 },
  { key: 'pk_shop', flags: SAMPLED, rate: 1, gzip: true },
  { key: 'pk_other', flags: SAMPLED, rate: 1 },
  { key: 'pk_half', flags: SAMPLED, rate: HALF_RATE },
  { key: 'pk_shop', flags: 0x02, rate: 0 },
  { key: 'pk_shop', flags: SAMPLED, rate: 1, malformed: true },
  { token: TOKEN, flags: SAMPLED, rate: 1, gzip: true },
  { token: TOKEN, flags: SAMPLED, rate: 1, protobuf: true },
];

/** `APPS` and `INGEST_TOKENS` of an edge that knows them. */
export const SENDER_VARIABLES = {
  APPS: JSON.stringify({
    pk_shop: { app: 'shop', environment: 'production', origins: [ORIGIN] },
    pk_half: { app: 'shop', environment: 'production', origins: [ORIGIN], sampleRate: HALF_RATE },
    pk_other: { app: 'other', environment: 'production', origins: [ORIGIN] },
  }),
  INGEST_TOKENS: JSON.stringify({ [TOKEN]: { app: 'shop', environment: 'servers' } }),
};

/** Headers of a sender's posts. */
export function headersOf({ token, protobuf, gzip }: Sender): Record<string, string> {
  if (token === undefined) return { 'content-type': 'text/plain;charset=UTF-8', origin: ORIGIN };
  return {
    authorization: `Bearer ${token}`,
    'content-type': protobuf ? 'application/x-protobuf' : 'application/json',
    ...(gzip && { 'content-encoding': 'gzip' }),
  };
}
