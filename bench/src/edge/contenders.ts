import { CONFORMANCE_KEY } from '@throughline/ingest-core/testing/conformanceApps';
import { bundleEdge, bundleSource } from '../workerd/bundleWorker.ts';
import { ECHO_SOURCE } from '../workerd/echoSource.ts';
import { edgeVariables, TENTH_KEY } from '../workerd/edgeVariables.ts';
import { startWorkerd, type Workerd } from '../workerd/startWorkerd.ts';

/** What takes the same posts: the plain echo, the edge at two rates, and the edge with bodies as pages compress them. */
export interface Contender {
  readonly name: string;
  readonly key: string;
  readonly workerd: Workerd;
  /** Whether its bodies are gzip. */
  readonly isGzip?: boolean;
}

/** What is measured. */
export interface ContendersOptions {
  /** Takes what is forwarded: an OTLP and a remote-write endpoint that accept everything. */
  readonly sink: string;
  /** Root of another checkout of this project, with its dependencies, whose edge is measured in the same rounds. */
  readonly beside?: string | undefined;
}

export async function startContenders({
  sink,
  beside,
}: ContendersOptions): Promise<readonly [Contender, ...Contender[]]> {
  const echo = {
    name: 'parse and stringify',
    key: CONFORMANCE_KEY,
    workerd: await startWorkerd({ source: await bundleSource(ECHO_SOURCE) }),
  };
  const edges = await startEdges({ sink, source: await bundleEdge(), suffix: '' });
  if (beside === undefined) return [echo, ...edges];
  const others = await startEdges({ sink, source: await bundleEdge(beside), suffix: ' (beside)' });
  // next to each other, so that a busy second of the machine hits both
  return [echo, ...edges.flatMap((edge, i) => [edge, others[i] ?? edge])];
}

async function startEdges({ sink, source, suffix }: { sink: string; source: string; suffix: string }) {
  const options = { source, variables: edgeVariables(sink), hasShard: true };
  const start = async (name: string, key: string): Promise<Contender> => ({
    name: `edge, ${name}${suffix}`,
    key,
    workerd: await startWorkerd(options),
  });
  return [
    await start('all kept', CONFORMANCE_KEY),
    await start('10 % kept', TENTH_KEY),
    { ...(await start('all kept, gzip bodies', CONFORMANCE_KEY)), isGzip: true },
  ];
}
