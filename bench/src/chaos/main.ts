import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onDeadlySignal } from '../../../scripts/lib/backends/onDeadlySignal.mjs';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { startChaosStack } from './chaosStack.ts';
import { type Books, type Round, runChaos } from './runChaos.ts';

await runMain(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, json: { type: 'string' } },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-chaos-'));
  console.log('starting the store and workerd');
  const stack = await startChaosStack(dataDir);
  const forget = onDeadlySignal(() => stack.stop());
  const done: Round[] = [];
  try {
    const onRound = (round: Round) => {
      done.push(round);
      console.log(`  round ${round.round} of ${rounds}: ${round.acknowledged} acknowledged`);
    };
    const books = await runChaos(stack, { rounds, onRound });
    console.table(done);
    console.table(books);
    writeJson(values.json, { rounds: done, books });
    return balance(books) ? 0 : 1;
  } finally {
    forget();
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** Nothing lost, nothing counted or shown twice, nothing refused, nothing left. */
function balance(books: Books): boolean {
  const { refused, givenUp, waiting, spansMissing, spansTwice, pageViewsOff } = books;
  const off = Object.entries({ refused, givenUp, waiting, spansMissing, spansTwice, pageViewsOff }).filter(
    ([, count]) => count !== 0,
  );
  for (const [name, count] of off) console.error(`${name} is ${count} and must be 0`);
  if (books.acknowledgedBatches === 0) console.error('nothing was acknowledged: there was nothing to lose');
  return off.length === 0 && books.acknowledgedBatches > 0;
}
