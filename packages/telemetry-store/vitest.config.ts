import { defineConfig } from 'vitest/config';

export default defineConfig({
  // processes are started and killed, on a machine that may have other work
  test: { include: ['src/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
