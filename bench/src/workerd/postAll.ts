import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What is posted. */
export interface Posts {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly count: number;
  /** Connections that post at the same time, each the next when it has its answer. */
  readonly clients: number;
  /** Path with query, headers and body of the post with this number. */
  readonly make: (at: number) => Post;
}

/** One post. */
export interface Post {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Posts that were answered 200, and how long each took. */
export interface Posted {
  readonly seconds: number;
  /** Milliseconds from the post to its whole answer. */
  readonly latencies: readonly number[];
}

/** Posts over kept-alive connections; throws at the first answer that isn't 200. */
export async function postAll({ url, count, clients, make }: Posts): Promise<Posted> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const latencies: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < count) {
      const post = make(next);
      next += 1;
      const begun = performance.now();
      await postOne(url, post, agent);
      latencies.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  try {
    await Promise.all(Array.from({ length: clients }, client));
  } finally {
    agent.destroy();
  }
  return { seconds: (performance.now() - begun) / 1000, latencies };
}

function postOne(url: string, { path, headers, body }: Post, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${response.statusCode} ${Buffer.concat(chunks)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
