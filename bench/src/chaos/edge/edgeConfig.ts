/** As `wrangler.jsonc` of the edge has it. */
const COMPATIBILITY_DATE = '2026-11-01';

/** What the two Workers of a chaos run are made of. */
export interface EdgeConfig {
  /** Folder of the objects' databases; lasts over restarts. */
  readonly objects: string;
  readonly ports: readonly [number, number];
  readonly variables: Readonly<Record<string, string>>;
  /** A certificate that is trusted, PEM; without one, those of the system alone. */
  readonly trusted?: string;
}

/**
 * A configuration of `workerd serve`: two Workers from one source, each with a port of its own, as two of Cloudflare's
 * locations would be, and one namespace of Shards between them, in SQLite on disk.
 */
export function edgeConfig({ objects, ports, variables, trusted }: EdgeConfig): string {
  const text = JSON.stringify;
  const bindings = Object.entries(variables).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
  );
  const tls = trusted === undefined ? '' : `, tlsOptions = (trustedCertificates = [${text(trusted)}])`;
  const [first, second] = ports;
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "first", worker = .first),
    (name = "second", worker = .second),
    (name = "out", network = (allow = ["private", "public"]${tls})),
    (name = "objects", disk = (path = ${text(objects)}, writable = true)),
  ],
  sockets = [
    (name = "first", address = "127.0.0.1:${first}", http = (), service = "first"),
    (name = "second", address = "127.0.0.1:${second}", http = (), service = "second"),
  ],
);
const first :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${text(COMPATIBILITY_DATE)},
  bindings = [(name = "SHARD", durableObjectNamespace = "Shard"), ${bindings.join(', ')}],
  durableObjectNamespaces = [(className = "Shard", uniqueKey = "shard", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
  globalOutbound = "out",
);
const second :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${text(COMPATIBILITY_DATE)},
  bindings = [(name = "SHARD", durableObjectNamespace = (className = "Shard", serviceName = "first")), ${bindings.join(', ')}],
  globalOutbound = "out",
);
`;
}
