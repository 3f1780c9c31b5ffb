import { defineConfig } from 'vitest/config';

/** The package's own scripts, in Node; everything else runs in workerd (vitest.config.ts). */
export default defineConfig({
  // on a machine that may have other work
  test: { include: ['scripts/**/*.test.mjs'], testTimeout: 60_000, hookTimeout: 60_000 },
});
