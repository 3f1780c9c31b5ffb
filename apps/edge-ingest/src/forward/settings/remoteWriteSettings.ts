import type { WriteVersion } from '@throughline/wire/remote-write/writeVersion';

/** The remote-write destination as it is configured. */
export interface RemoteWriteSettings {
  readonly url: string;
  /** Fixed headers, the bearer token among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly version: WriteVersion;
  /** Whether histograms are written as native ones, too. */
  readonly nativeHistograms: boolean;
}
