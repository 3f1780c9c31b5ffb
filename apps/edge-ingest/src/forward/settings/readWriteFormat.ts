import type { Environment } from '../../environment.ts';
import type { RemoteWriteSettings } from './remoteWriteSettings.ts';

/** Reads in what form samples are written: 1.0 where nothing else is asked for, since every receiver knows it. */
export function readWriteFormat(
  env: Environment,
  note: (mistake: string) => void,
): Pick<RemoteWriteSettings, 'version' | 'nativeHistograms'> {
  const version = env.REMOTE_WRITE_VERSION || '1.0';
  const native = env.REMOTE_WRITE_NATIVE_HISTOGRAMS || 'false';
  if (version !== '1.0' && version !== '2.0') note('REMOTE_WRITE_VERSION: must be 1.0 or 2.0');
  if (native !== 'true' && native !== 'false') note('REMOTE_WRITE_NATIVE_HISTOGRAMS: must be true or false');
  if (native === 'true' && version === '1.0')
    note('REMOTE_WRITE_NATIVE_HISTOGRAMS: remote-write 1.0 has none; set REMOTE_WRITE_VERSION to 2.0');
  const is2 = version === '2.0';
  return { version: is2 ? '2.0' : '1.0', nativeHistograms: is2 && native === 'true' };
}
