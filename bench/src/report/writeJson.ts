import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Writes what a command measured to `file`, with the machine that it was measured on; nothing where no file was asked for. */
export function writeJson(file: string | undefined, result: object): void {
  if (file === undefined) return;
  const [first] = cpus();
  const machine = { cpus: cpus().length, model: first?.model.trim(), node: process.versions.node };
  writeFileSync(file, `${JSON.stringify({ machine, ...result }, null, 2)}\n`);
}
