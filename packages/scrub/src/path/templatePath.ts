import { matchRoute } from './matchRoute.ts';
import { ASSET_FOLDER, templateSegment } from './templateSegment.ts';

/** Deeper paths are file trees; what is below becomes `*`. */
const MAX_SEGMENTS = 12;

// plain searches here and below: to compile a pattern costs a page more than its few paths do
const PEOPLE =
  ' u people user users member members profile profiles customer customers patient patients account accounts author authors ';

/** A word in a folder of people is somebody's name, but for the pages that every site has there. */
const PERSON = /^(?!(?:new|me|edit|login|settings|security)$)[a-z_-]+\d*$/i;

/**
 * The template of a path: low in cardinality, and free of data. `/residences/42/` becomes `/residences/:id`.
 *
 * @param pathname percent-encoded, as `URL.pathname` gives it; a query or fragment is cut.
 * @param routes the app's own templates (`/residences/:id`, `/residences/[id]`, `/files/*`); one that fits is returned as it is.
 * @param onSegment called once for each segment that was replaced.
 */
export function templatePath(
  pathname: string,
  routes: readonly string[] = [],
  onSegment?: () => void,
): string {
  // A path parameter (`;jsessionid=…`, RFC 3986 section 3.3) is data like a query.
  const segments = before(before(pathname, '?'), '#')
    .split('/')
    .map((segment) => before(segment, ';', 1))
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const route = matchRoute(segments, routes);
  if (route !== undefined) return route;

  const templated = segments.map((segment, at) => {
    const inAssets = (): boolean => segments.slice(0, at).some((folder) => ASSET_FOLDER.test(folder));
    const result = isPerson(segment, segments[at - 1]) ? ':id' : templateSegment(segment, inAssets);
    if (result !== segment) onSegment?.();
    return result;
  });
  if (templated.length > MAX_SEGMENTS) templated.splice(MAX_SEGMENTS - 1, templated.length, '*');
  return `/${templated.join('/')}`;
}

function isPerson(segment: string, folder = ''): boolean {
  return PEOPLE.includes(` ${folder.toLowerCase()} `) && PERSON.test(segment);
}

/** What stands before a sign at or after `from`. */
function before(text: string, sign: string, from = 0): string {
  const end = text.indexOf(sign, from);
  return end < 0 ? text : text.slice(0, end);
}
