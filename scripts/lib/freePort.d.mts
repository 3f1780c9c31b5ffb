/**
 * A TCP port on loopback that nobody listens on, for a server that starts soon; no other process gets it here.
 *
 * @throws Failure where nearly every port is taken.
 */
export function freePort(): Promise<number>;

/** Whether a server could listen on this port of loopback now. */
export function isFreePort(port: number): Promise<boolean>;
