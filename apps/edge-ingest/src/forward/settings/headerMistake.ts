/** A field name (RFC 9110, section 5.1: token). */
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** A field value of visible characters, spaces within: what `fetch` takes, and no way to a second header. */
const VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** What the protocols set themselves, and what `fetch` does. */
const OURS =
  /^(?:content-(?:type|encoding|length)|host|connection|transfer-encoding|user-agent|x-prometheus-remote-write-version)$/i;

/** What is wrong with a fixed header, and the fix; never its value. Undefined where it is good. */
export function headerMistake(name: string, value: string): string | undefined {
  if (!NAME.test(name))
    return `header ${JSON.stringify(name)} is no header name; use letters, digits and "-"`;
  if (OURS.test(name)) return `header ${name} is set by the protocol; leave it out`;
  if (!VALUE.test(value))
    return `header ${name} has an empty or unprintable value; set it to visible characters`;
  return undefined;
}
