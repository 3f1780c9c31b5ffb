import { connect } from 'node:net';

/** A driver listens within a second; a busy machine takes longer. */
const TIMEOUT_MS = 60_000;

/** Waits until something listens on the port of this machine. */
export async function whenListening(port: number): Promise<void> {
  const until = Date.now() + TIMEOUT_MS;
  while (Date.now() < until) {
    if (await accepts(port)) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`nothing listens on port ${port} after ${TIMEOUT_MS} ms`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
