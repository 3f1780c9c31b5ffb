import type { DestinationName } from '../destination.ts';

/** An OTLP destination as it is configured. */
export interface OtlpSettings {
  readonly name: DestinationName;
  /** Base URL; `/v1/traces` is appended. */
  readonly endpoint: string;
  /** Fixed headers, the bearer token among them. */
  readonly headers: Readonly<Record<string, string>>;
}
