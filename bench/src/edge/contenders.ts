import { CONFORMANCE_KEY } from '@throughline/ingest-core/testing/conformanceApps';
import { batchPost } from '../workerd/batchPost.ts';
import { bundleEdge, bundleSource } from '../workerd/bundleWorker.ts';
import { ECHO_SOURCE } from '../workerd/echoSource.ts';
import { edgeVariables, TENTH_KEY } from '../workerd/edgeVariables.ts';
import type { Measured } from '../workerd/measured.ts';
import type { Post } from '../workerd/postAll.ts';
import { startWorkerd } from '../workerd/startWorkerd.ts';
import { startCollectors } from './collector/startCollectors.ts';

/** What takes the same posts: the plain echo, the edge at two rates, the edge with bodies as pages compress them, Collectors. */
export interface Contender {
  readonly name: string;
  readonly server: Measured;
  /** A post with this body, as it takes it. */
  post(body: Post['body']): Post;
  /** Whether its bodies are gzip. */
  readonly isGzip?: boolean;
}

/** What is measured. */
export interface ContendersOptions {
  /** Takes what is forwarded: an OTLP and a remote-write endpoint that accept everything. */
  readonly sink: string;
  /** Root of another checkout of this project, with its dependencies, whose edge is measured in the same rounds. */
  readonly beside?: string | undefined;
  /** Whether OpenTelemetry Collectors are measured in the same rounds. */
  readonly hasCollector?: boolean | undefined;
}

export async function startContenders({
  sink,
  beside,
  hasCollector = false,
}: ContendersOptions): Promise<readonly [Contender, ...Contender[]]> {
  // first, since it may have to be built
  const collectors = hasCollector ? await startCollectors(sink) : [];
  const echo = {
    name: 'parse and stringify',
    server: await startWorkerd({ source: await bundleSource(ECHO_SOURCE) }),
    post: postWith(CONFORMANCE_KEY),
  };
  const edges = await startEdges({ sink, source: await bundleEdge(), suffix: '' });
  if (beside === undefined) return [echo, ...edges, ...collectors];
  const others = await startEdges({ sink, source: await bundleEdge(beside), suffix: ' (beside)' });
  // next to each other, so that a busy second of the machine hits both
  return [echo, ...edges.flatMap((edge, i) => [edge, others[i] ?? edge]), ...collectors];
}

async function startEdges({ sink, source, suffix }: { sink: string; source: string; suffix: string }) {
  const options = { source, variables: edgeVariables(sink), hasShard: true };
  const start = async (name: string, key: string): Promise<Contender> => ({
    name: `edge, ${name}${suffix}`,
    server: await startWorkerd(options),
    post: postWith(key),
  });
  return [
    await start('all kept', CONFORMANCE_KEY),
    await start('10 % kept', TENTH_KEY),
    { ...(await start('all kept, gzip bodies', CONFORMANCE_KEY)), isGzip: true },
  ];
}

function postWith(key: string): Contender['post'] {
  return (body) => batchPost(key, body);
}
