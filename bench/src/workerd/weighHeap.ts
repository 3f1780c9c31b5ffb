import { Failure } from '../../../scripts/lib/fail.mjs';

/** V8 collects and answers in a tenth of a second; a busy machine may take longer. */
const TIMEOUT_MS = 30_000;

/** An isolate without a request collects nothing until the next one comes. */
const WAKE_EVERY_MS = 100;

/** The service of edgeConfig.ts that answers on the first port. */
const SERVICE = 'first';

/** In this order, each after the answer to the one before. */
const COMMANDS = ['HeapProfiler.collectGarbage', 'Runtime.getHeapUsage'];

/** Of `Runtime.getHeapUsage`, bytes. */
interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
}

/**
 * Bytes that a Worker's isolate holds once its garbage is collected: V8's heap, what workerd holds for it, and the buffers.
 * Asked of workerd's inspector (Chrome DevTools Protocol).
 *
 * @throws Failure when the inspector does not answer.
 */
export async function weighHeap(edge: { inspector: string; url: string }): Promise<number> {
  const socket = new WebSocket(`${edge.inspector}/${SERVICE}`);
  const wake = setInterval(() => fetch(edge.url).catch(() => undefined), WAKE_EVERY_MS);
  try {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await usageAfterCollecting(socket);
    return usedSize + embedderHeapUsedSize + backingStorageSize;
  } finally {
    clearInterval(wake);
    socket.close();
  }
}

function usageAfterCollecting(socket: WebSocket): Promise<HeapUsage> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Failure(`workerd's inspector ${why}`));
    const timer = setTimeout(fail, TIMEOUT_MS, `did not answer within ${TIMEOUT_MS / 1000} s`);
    const send = (id: number) => socket.send(JSON.stringify({ id, method: COMMANDS[id] }));
    socket.onopen = () => send(0);
    socket.onerror = () => fail('refused the connection');
    socket.onclose = () => clearTimeout(timer);
    socket.onmessage = ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result: HeapUsage };
      if (id === 0) send(1);
      else if (id === 1) resolve(result);
    };
  });
}
