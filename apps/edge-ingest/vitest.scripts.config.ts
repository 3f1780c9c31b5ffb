import { defineConfig } from 'vitest/config';

/** The package's own scripts, in Node; everything else runs in workerd (vitest.config.ts). */
export default defineConfig({ test: { include: ['scripts/**/*.test.mjs'] } });
