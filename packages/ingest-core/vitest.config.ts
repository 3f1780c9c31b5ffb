import { defineConfig } from 'vitest/config';

export default defineConfig({
  // hundreds of page views and bombs of megabytes, on a machine that may have other work
  test: { include: ['src/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
