/** As many as a list may have (W3C Trace Context level 2, 3.3.1.2 "list"). */
const MAX_MEMBERS = 32;

/**
 * The keys of level 2, of which those with an `@` are held to level 1's parts of tenant and system, as W3C's own tests
 * still do (w3c/trace-context, test/test.py, STRICT_LEVEL 2).
 */
const KEY = /^(?:[a-z0-9][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13})$/;

/** Printable ASCII without comma and equals sign, of which the last is no space. */
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;

/**
 * Whether a `tracestate` header can be read as a whole: one bad member, a key that comes twice or a list that is too long make
 * all of it one that MUST be discarded. OpenTelemetry's reader leaves out the bad members and hands on the rest.
 */
export function isTraceState(header: string): boolean {
  const members = header
    .split(',')
    .map((member) => member.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((member) => member !== '');
  const keys = members.map((member) => member.split('=', 1)[0] ?? '');
  return (
    members.length <= MAX_MEMBERS &&
    new Set(keys).size === members.length &&
    members.every((member, at) => isMember(member, keys[at] ?? ''))
  );
}

function isMember(member: string, key: string): boolean {
  return KEY.test(key) && VALUE.test(member.slice(key.length + 1));
}
