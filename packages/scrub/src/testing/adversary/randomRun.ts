/** Letters and digits as if drawn by chance, the same at every run: a linear congruential generator (Numerical Recipes, "ranqd1"). */
export function randomRun(alphabet: string, length: number, seed: number): string {
  let state = seed * 2_654_435_761;
  let run = '';
  while (run.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    run += alphabet[(state >>> 16) % alphabet.length];
  }
  return run;
}
