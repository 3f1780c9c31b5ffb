/** Adds to a bucket of a delta's `weights`, which are few. */
export function addWeight(weights: number[], bucket: number, weight: number): void {
  for (let at = 0; at < weights.length; at += 2) {
    if (weights[at] !== bucket) continue;
    weights[at + 1] = (weights[at + 1] ?? 0) + weight;
    return;
  }
  weights.push(bucket, weight);
}
