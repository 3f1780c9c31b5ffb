/** WebKitGTK's driver, its MiniBrowser, and that there is an Xvfb to show it on; or what is missing. */
export function findWebkit(): { driver: string; browser: string } | { missing: string };
