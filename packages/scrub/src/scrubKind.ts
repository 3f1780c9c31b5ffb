/** The kinds of personal data that are taken out; `rum_scrubbed_total` counts by them. */
export const SCRUB_KINDS = [
  'email',
  /** JSON web tokens, and what follows `Bearer` or `Basic`. */
  'token',
  /** API keys, UUIDs and other long random strings. */
  'key',
  'pem',
  'card',
  'iban',
  'phone',
  'ip',
  'mac',
  'coordinates',
  'national_id',
  'birth_date',
  /** A person's name, where a word beside it says that it is one. */
  'name',
  /** What a person suffers from, believes, earns or is, where a word says so. */
  'sensitive',
  /** A postal address, or a post code. */
  'address',
  /** A value in what a database says or is told. */
  'literal',
  /** Runs of 9 digits or more that are none of the above. */
  'number',
  /** Query or fragment of a URL, and the content of a `data:` or `blob:` URL. */
  'query',
  /** User and password of a URL, and values that are named password, secret or the like. */
  'credentials',
  /** A segment of a path that looks like data. */
  'path_segment',
] as const;

/** A kind of personal data. */
export type ScrubKind = (typeof SCRUB_KINDS)[number];
