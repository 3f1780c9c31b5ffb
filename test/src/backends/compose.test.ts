import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROGRAMS } from '../../../scripts/lib/backends/programs.mjs';

const infra = join(import.meta.dirname, '..', '..', '..', 'infra');

interface Service {
  readonly image: string;
  readonly mem_limit: string;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const compose = read('compose.yaml') as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);

/** A file of infra/, with compose's merge keys (YAML 1.1) resolved. */
function read(file: string): unknown {
  return parse(readFileSync(join(infra, file), 'utf8'), { merge: true });
}

describe('infra/compose.yaml', () => {
  it.each(services)('%s has a pinned image, a cap, mounts that exist and ports on loopback', (_, service) => {
    expect(service.image).toMatch(/^[a-z-]+\/[a-z-]+:v?\d+\.\d+\.\d+$/);
    expect(service.mem_limit).toBe('256m');
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z]+_PORT:-\d+\}:\d+$/);
    for (const volume of service.volumes) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) expect(existsSync(join(infra, source)), source).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  it('publishes the ports of ARCHITECTURE.md', () => {
    const published = services
      .flatMap(([, { ports }]) => ports ?? [])
      .map((port) => /-(\d+)\}/.exec(port)?.[1]);
    expect(published.sort()).toEqual(['16686', '3001', '4318', '8428']);
  });

  it('refuses to start without a token, naming the file', () => {
    const tokens = services.flatMap(([, { environment }]) => environment?.INGEST_TOKEN ?? []);
    expect(tokens).toEqual(Array(2).fill(`\${INGEST_TOKEN:?set it in infra/.env - see infra/.env.example}`));
    expect(readFileSync(join(infra, '.env.example'), 'utf8')).toMatch(/^INGEST_TOKEN=$/m);
  });

  it('runs the versions that are built for the tests', () => {
    const built = Object.fromEntries(PROGRAMS.map(({ name, version }) => [name, version]));
    expect(compose.services.victoriametrics?.image).toBe(
      `victoriametrics/victoria-metrics:${built['victoria-metrics']}`,
    );
    expect(compose.services['vmauth-traces']?.image).toBe(`victoriametrics/vmauth:${built.vmauth}`);
    expect(compose.services['vmauth-metrics']?.image).toBe(`victoriametrics/vmauth:${built.vmauth}`);
  });
});

describe('infra/grafana/provisioning', () => {
  const { datasources } = read('grafana/provisioning/datasources/throughline.yaml') as {
    datasources: { uid: string; type: string; url: string }[];
  };

  it('has the metrics and the traces, by names of compose services', () => {
    expect(datasources.map(({ type }) => type).sort()).toEqual(['jaeger', 'prometheus']);
    for (const { url } of datasources) expect(Object.keys(compose.services)).toContain(new URL(url).hostname);
  });

  it('has the data source that the dashboard begins with, and the folder that compose mounts', () => {
    const dashboard = readFileSync(join(infra, 'grafana/dashboards/web-vitals.json'), 'utf8');
    const metrics = datasources.find(({ type }) => type === 'prometheus');
    expect(dashboard).toContain(`"value": "${metrics?.uid}"`);
    const { providers } = read('grafana/provisioning/dashboards/throughline.yaml') as {
      providers: { options: { path: string } }[];
    };
    const mounted = compose.services.grafana?.volumes.map((volume) => volume.split(':')[1]);
    expect(mounted).toContain(providers[0]?.options.path);
  });
});
