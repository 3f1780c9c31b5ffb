import { SMALL_WORD } from '../smallWord.ts';
import { looksRandom } from './looksRandom.ts';

/** A placeholder or a part of a route template: `:id`, `[id]`, `[[...slug]]`, `{id}`, `*`, `(group)`, `:file.pdf`. */
const TEMPLATE =
  /^(?::[a-z_]{0,20}(?:\.[a-z\d]{1,5})?|\*{1,2}|[[{(]{1,2}(?:\.\.\.)?[a-z_-]{1,30}[\]})]{1,2})$/i;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `v1`, `v1.2`, `react@19.1.0`, `.well-known`. Bare `1.2` is none: it could be a latitude, and `12.5.80` a birthday. */
const VERSION = /^(?:(?:[a-z][a-z.-]{0,30}@v?|v)\d{1,3}(?:\.\d{1,3}){0,2}|\.well-known)$/;

/** File types of a page's own parts; their names are words of the program, beside hashes that are left out. */
const CODE = /\.(?:m?[jt]sx?|css|map|json|wasm|woff2?|[to]tf|html?|php|py|rb|go|java|cs|aspx?|ico)$/i;

/** Pictures and sounds can be a user's too: more than one word may be a person's name. */
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|svg|mp[34]|webm)$/i;

/** Documents are never a page's own parts: their names are data. */
const DOCUMENT = /\.(?:pdf|csv|txt|xml|docx?|xlsx?|zip)$/i;

/** Folders that hold a page's own parts. */
export const ASSET_FOLDER = /^(?:_next|assets?|static|public|images?|img|icons?|fonts?|dist|build)$/i;

/** Longer segments are slugs or encoded data: too many different ones, whatever they say. */
const MAX_SEGMENT_LENGTH = 40;

/** From this length on, a random string is called a token, as in free text. */
const MIN_TOKEN_LENGTH = 24;

/** Words, joined by - or _, with at most two digits at the end of each: `web-vitals`, `oauth2`, `step_2b` is none, nor is a voucher: `AB12-CD34`. */
const WORDS = /^(?!.*[A-Z][a-z]?\d.*\d)_{0,2}[a-zA-Z]+\d{0,2}(?:[-_][a-zA-Z]+\d{0,2})*$/;

/**
 * One segment of a path, or the placeholder that stands for it: `:uuid`, `:email`, `:token`, `:file` or `:id`.
 *
 * @param segment without slashes, as it stands in the URL (percent-encoded).
 * @param inAssets whether a folder above it is an {@link ASSET_FOLDER}.
 */
export function templateSegment(segment: string, inAssets: () => boolean): string {
  // most are plain words, which no rule below would change
  if (SMALL_WORD.test(segment)) return segment;
  if (TEMPLATE.test(segment) || VERSION.test(segment)) return segment;
  if (/@|%(?:25)*40/.test(segment)) return ':email';
  if (UUID.test(segment)) return ':uuid';
  if ([CODE, MEDIA, DOCUMENT].some((type) => type.test(segment))) return templateFile(segment, inAssets);
  if (segment.length > MAX_SEGMENT_LENGTH) return ':token';
  if (isWords(segment)) return segment;
  if (/^[\w-]+$/.test(segment)) return segment.length < MIN_TOKEN_LENGTH ? ':id' : ':token';
  return /^(?=.*[a-z])[\w-]+\.[\w.-]+$/i.test(segment) ? ':file' : ':id';
}

function isWords(text: string): boolean {
  return WORDS.test(text) && !looksRandom(text);
}

/** `app.3f2a9c.min.js` becomes `app.min.js`, `0a1b2c3d.css` becomes `:file.css`, `Jane_Doe.pdf` becomes `:file.pdf`. */
function templateFile(segment: string, inAssets: () => boolean): string {
  const dot = segment.lastIndexOf('.');
  const name = segment
    .slice(0, dot)
    .replace(/[.~-]?[^.~-]*/g, (piece) => (isWords(piece.replace(/^[.~-]/, '')) ? piece : ''))
    .replace(/^[.~-]/, '');
  const ours =
    CODE.test(segment) ||
    (MEDIA.test(segment) && (inAssets() || (/^[a-z]+$/.test(name) && segment.startsWith(name))));
  const keep = ours && name !== '' && name.length <= MAX_SEGMENT_LENGTH;
  return (keep ? name : ':file') + segment.slice(dot).toLowerCase();
}
