/// <reference types="@cloudflare/vitest-plugin/types" />

declare namespace Cloudflare {
  interface Env extends Required<import('../environment.ts').Environment> {
    /** Base URL of the server that stands for both destinations in tests. */
    readonly DESTINATION: string;
  }
  interface GlobalProps {
    mainModule: typeof import('../index.ts');
  }
}
