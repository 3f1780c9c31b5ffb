import { startNativeBackends } from '../../../scripts/lib/backends/startNativeBackends.mjs';
import { freePorts } from '../../../scripts/lib/ports.mjs';

/** The bearer token of these tests. */
export const TOKEN = 'a-token-of-the-tests';

/** The backends on ports that nobody else uses. */
export async function startOnFreePorts(options: { dataDir: string; test?: boolean }) {
  const { otlp, metrics, jaeger } = await freePorts();
  const backends = await startNativeBackends({ token: TOKEN, ports: { otlp, metrics, jaeger }, ...options });
  return {
    pids: Object.values(backends.pids) as number[],
    otlp: `http://127.0.0.1:${otlp}`,
    metrics: `http://127.0.0.1:${metrics}`,
    jaeger: `http://127.0.0.1:${jaeger}`,
    stop: () => backends.stop(),
  };
}

/** Where they run. */
export type Backends = Awaited<ReturnType<typeof startOnFreePorts>>;
