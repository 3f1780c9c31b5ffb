import type { Readable } from 'node:stream';
import { startProgram } from './startProgram.ts';

/** A display that nobody sees. */
export interface Display {
  /** For `DISPLAY`: `:7`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Starts Xvfb on a display of its own: it takes a free number itself and tells it on descriptor 3 (`-displayfd`). */
export async function startDisplay(): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { child, stop } = startProgram('Xvfb', args, { pipes: 1 });
  const number = await new Promise<string>((resolve, reject) => {
    (child.stdio[3] as Readable).once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
  });
  return { name: `:${number}`, stop };
}
