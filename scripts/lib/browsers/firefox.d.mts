/** Where Firefox is: `FIREFOX_PATH`, or the PATH; undefined where it isn't. Installs nothing. */
export function findFirefox(): string | undefined;
