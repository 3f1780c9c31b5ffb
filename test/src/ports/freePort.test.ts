import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { freePort, isFreePort } from '../../../scripts/lib/freePort.mjs';

const MODULE = new URL('../../../scripts/lib/freePort.mjs', import.meta.url);

/** Ports that another process gets while this one asks too. */
async function portsOfAnotherProcess(count: number): Promise<number[]> {
  const script = `
    import { freePort } from '${MODULE}';
    console.log(JSON.stringify(await Promise.all(Array.from({ length: ${count} }, () => freePort()))));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout) as number[];
}

it('gives a port once, whatever else asks at the same time', async () => {
  const own = Promise.all(Array.from({ length: 100 }, () => freePort()));
  const ports = (await Promise.all([own, portsOfAnotherProcess(20)])).flat();
  expect(new Set(ports).size).toBe(120);
});

it('gives none that the system gives to outgoing connections', async () => {
  for (const port of await Promise.all(Array.from({ length: 20 }, () => freePort())))
    expect(port).toBeLessThan(32_768);
});

it('sees that a server listens', async () => {
  const port = await freePort();
  expect(await isFreePort(port)).toBe(true);
  const server = createServer();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  expect(await isFreePort(port)).toBe(false);
  await new Promise((done) => server.close(done));
});
