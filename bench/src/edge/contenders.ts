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

/** @param sink takes what is forwarded: an OTLP and a remote-write endpoint that accept everything. */
export async function startContenders(sink: string): Promise<readonly [Contender, ...Contender[]]> {
  const variables = edgeVariables(sink);
  const source = await bundleEdge();
  return [
    {
      name: 'parse and stringify',
      key: CONFORMANCE_KEY,
      workerd: await startWorkerd({ source: await bundleSource(ECHO_SOURCE) }),
    },
    {
      name: 'edge, all kept',
      key: CONFORMANCE_KEY,
      workerd: await startWorkerd({ source, variables, hasShard: true }),
    },
    {
      name: 'edge, 10 % kept',
      key: TENTH_KEY,
      workerd: await startWorkerd({ source, variables, hasShard: true }),
    },
    {
      name: 'edge, all kept, gzip bodies',
      key: CONFORMANCE_KEY,
      workerd: await startWorkerd({ source, variables, hasShard: true }),
      isGzip: true,
    },
  ];
}
