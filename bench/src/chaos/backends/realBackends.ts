import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startNativeBackends } from '../../../../scripts/lib/backends/startNativeBackends.mjs';
import { Failure } from '../../../../scripts/lib/fail.mjs';
import { freePorts } from '../../../../scripts/lib/ports.mjs';
import type { Behaviour, StoreRequest } from '../store/behaviour.ts';

/** Of the local backends; the edge's own token ends at the counting store. */
const TOKEN = 'chaos-backend-token';

/** A real Jaeger and VictoriaMetrics behind the counting store, which kills them at will. */
export interface RealBackends {
  readonly metricsUrl: string;
  readonly tracesUrl: string;
  /** Hands requests on, and answers what the backend answers. */
  readonly relay: Behaviour;
  /** From now on the next that takes a request is killed (SIGKILL) before its answer is passed on. */
  killAtNextAnswer(): void;
  /** Whether that has happened. */
  readonly isKilled: boolean;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts them with their data in `folder`; undefined, and why, where they can't be had. */
export async function startRealBackends(folder: string): Promise<RealBackends | { missing: string }> {
  const { otlp, metrics, jaeger } = await freePorts();
  const dataDir = join(folder, 'backends');
  mkdirSync(dataDir);
  const start = () =>
    startNativeBackends({ dataDir, token: TOKEN, ports: { otlp, metrics, jaeger }, test: true });
  const started = await start().catch((error: unknown) => {
    if (error instanceof Failure) return { missing: error.message };
    throw error;
  });
  if ('missing' in started) return started;
  let running = started;
  let [isArmed, isKilled] = [false, false];
  const kill = (): void => {
    [isArmed, isKilled] = [false, true];
    for (const name of ['jaeger', 'victoria-metrics']) {
      const pid: number | undefined = (running.pids as Record<string, number>)[name];
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    }
  };
  const portOf = { '/v1/traces': otlp, '/api/v1/write': metrics } as const;
  return {
    metricsUrl: `http://127.0.0.1:${metrics}`,
    tracesUrl: `http://127.0.0.1:${jaeger}`,
    relay: async (request) => {
      const answer = await handOn(request, portOf[request.path]);
      if (answer.status < 300 && isArmed) kill();
      return answer;
    },
    killAtNextAnswer() {
      [isArmed, isKilled] = [true, false];
    },
    get isKilled() {
      return isKilled;
    },
    async restart() {
      await running.stop();
      running = await start();
    },
    stop: () => running.stop(),
  };
}

async function handOn(request: StoreRequest, port: number): Promise<{ status: number; text: string }> {
  const names = ['content-type', 'content-encoding', 'x-prometheus-remote-write-version', 'user-agent'];
  const kept = names.map((name) => [name, String(request.headers[name] ?? '')]);
  try {
    const response = await fetch(`http://127.0.0.1:${port}${request.path}`, {
      method: 'POST',
      headers: {
        ...Object.fromEntries(kept.filter(([, value]) => value !== '')),
        authorization: `Bearer ${TOKEN}`,
      },
      body: request.body as BodyInit,
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 503, text: String(error) };
  }
}
