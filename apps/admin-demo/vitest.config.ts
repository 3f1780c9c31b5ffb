import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // the first test of a file opens a PostgreSQL in this process, and fills it; a busy machine takes its time
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
