import { join } from 'node:path';
import type { NextConfig } from 'next';
import { SECURITY_HEADERS } from './src/http/securityHeaders.ts';

const config: NextConfig = {
  // Workspace packages are TypeScript sources.
  transpilePackages: [
    '@throughline/conventions',
    '@throughline/ingest-core',
    '@throughline/scrub',
    '@throughline/wire',
  ],
  // PGlite loads its WebAssembly and its data files from beside its own module, and pg probes for native parts.
  serverExternalPackages: ['@electric-sql/pglite', 'pg'],
  turbopack: { root: join(import.meta.dirname, '../..') },
  // `tsc -b` checks the types of the whole workspace with its project references, which Next's own check doesn't know.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  experimental: {
    // gives the SDK the moment of the click
    instrumentationClientRouterTransitionEvents: true,
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/charts', '@tabler/icons-react'],
  },
  headers: async () => [{ source: '/:path*', headers: [...SECURITY_HEADERS] }],
};

export default config;
