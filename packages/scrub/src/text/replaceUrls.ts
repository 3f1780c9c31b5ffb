import { looksRandom } from '../path/looksRandom.ts';
import { templatePath } from '../path/templatePath.ts';
import type { ScrubKind } from '../scrubKind.ts';

type Count = ((kind: ScrubKind) => void) | undefined;

/** `data:` with a media type or parameters, and `blob:`: the rest is content. */
const CONTENT = /(^|\W)(data:(?=[\w.+/;=-]{0,100},)|blob:)(?:[^\s"'`<>]|'(?=[\w%&]))+/gi;

/** Scheme, authority, rest. Ends at white space or a quote, so that a query with brackets in it goes as a whole; an apostrophe in a query may be O'Neill's. */
const ABSOLUTE =
  /([a-z][a-z\d+-]{1,30}:\/\/)([^\s/?#"'`<>]*)([^\s?#"'`<>]*(?:[?#](?:[^\s"'`<>]|'(?=[\w%&]))*)?)/gi;

/** A path in text: from a slash that begins a word; with its query, if it has one. */
const RELATIVE =
  /(^|[\s"'`(=,])(\/[\w~.%@:-](?:[\w~.%@:+,;=!$&*/-]|'(?=[\w%&]))*(?:[?#](?:[^\s"'`<>]|'(?=[\w%&]))*)?)/g;

/** A program's own file without a slash before it: `static/chunks/0hm6bmr0x8n-u.js`. Its hash is no key. */
const OWN_FILE = /(^|[\s"'`(=,])((?:[\w.-]{1,40}\/){1,12}[\w.~-]{1,80}\.(?:m?js|css|map|wasm)(?![\w./=+-]))/g;

/** Home folders and shares carry the user's name, `\\\\server\\jane`; `/users/me` is a route. */
const HOME =
  /((?:^|[\s"'`(=]|:\/\/)\/(?:(?:export\/)?home|Users|run\/media)\/|(?:^|[\s"'`(=])\\{2,4}(?![ux]\w\w)[\w.[\]-]{3,60}\\{1,2}(?:(?:[Uu]sers|[Hh]omes?|[Pp]rofiles)\$?\\{1,2})?(?=\w{3})|\b[a-zA-Z]:[\\/]{1,2}(?:[Uu]sers|Documents and Settings)[\\/]{1,2})([^\s\\/:"'`[\]]+(?: [^\s\\/:"'`[\]]+(?=[\\/])){0,3})/g;

/** What follows a URL in text: `:line:column` of a stack frame (also alone, `:line`), and punctuation. */
const TAIL = /(?:(?::\d{1,7}){1,2})?[)\].,;:!?}]{0,8}$/;

/** After a query, one number may be its own; only `:line:column` is a position. */
const TAIL_AFTER_QUERY = /(?::\d{1,7}:\d{1,7})?[)\].,;:!?}]{0,8}$/;

/** Replaces the data in the URLs and paths of a text; positions in stack frames stay. */
export function replaceUrls(text: string, count: Count): string {
  // each of the patterns has one of them in it
  if (!/[/:\\]/.test(text)) return text;
  return text
    .replace(CONTENT, (_, before: string, scheme: string) => {
      count?.('query');
      return before + scheme;
    })
    .replace(HOME, (_, folder: string) => {
      count?.('path_segment');
      return `${folder}[path_segment]`;
    })
    .replace(ABSOLUTE, (_, scheme: string, authority: string, rest: string) => {
      const at = authority.lastIndexOf('@');
      if (at >= 0) count?.('credentials');
      return scheme + authority.slice(at + 1) + replacePath(rest, count);
    })
    .replace(RELATIVE, (_, before: string, rest: string) => before + replacePath(rest, count))
    .replace(OWN_FILE, (match, before: string, path: string) =>
      looksRandom(path) ? before + replacePath(`/${path}`, count).slice(1) : match,
    );
}

function replacePath(rest: string, count: Count): string {
  const query = rest.search(/[?#]/);
  const tail = (query < 0 ? TAIL : TAIL_AFTER_QUERY).exec(rest)?.[0] ?? '';
  const end = rest.length - tail.length;
  const path = rest.slice(0, query < 0 ? end : Math.min(query, end));
  if (query >= 0 && query < end - 1) count?.('query');
  if (path === '' || path === '/') return path + tail;
  const slash = path.endsWith('/') ? '/' : '';
  return templatePath(path, [], count && (() => count('path_segment'))) + slash + tail;
}
