import { defineConfig } from 'vitest/config';

export default defineConfig({
  // many generated values, on a machine that may have other work
  test: { include: ['src/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
