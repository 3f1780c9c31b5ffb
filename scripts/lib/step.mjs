/** Runs one step of a command and prints its name and its duration, so that long work shows where it is. */
export async function step(name, work) {
  const started = Date.now();
  process.stdout.write(`· ${name} …\n`);
  const result = await work();
  process.stdout.write(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return result;
}
