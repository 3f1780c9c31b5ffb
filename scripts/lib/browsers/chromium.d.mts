/** Path of a Chromium on this machine: `CHROMIUM_PATH`, or the one on the PATH. */
export function findChromium(): string | undefined;
