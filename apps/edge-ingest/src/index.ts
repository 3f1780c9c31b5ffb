import type { Environment } from './environment.ts';
import { answer } from './worker/answers/answer.ts';
import { rearmShards } from './worker/commit/rearmShards.ts';
import { createEdge, type Edge } from './worker/createEdge.ts';

export { Shard } from './shard/Shard.ts';

/** Parsed configuration, caches and counts live as long as the isolate. */
const edges = new WeakMap<Environment, Edge>();

function edgeOf(env: Environment): Edge {
  const edge = edges.get(env) ?? createEdge(env);
  edges.set(env, edge);
  return edge;
}

export default {
  fetch: (request, env) => answer(request, edgeOf(env)),
  scheduled: (_controller, env) => rearmShards(edgeOf(env)),
} satisfies ExportedHandler<Environment>;
