import { matchRoute } from './matchRoute.ts';
import { ASSET_FOLDER, templateSegment } from './templateSegment.ts';

/** Deeper paths are file trees; what is below becomes `*`. */
const MAX_SEGMENTS = 12;

/** A word in a folder of people is somebody's name, but for the pages that every site has there. */
const PERSON =
  /^(?:u|people|(?:user|member|profile|customer|patient|account|author)s?)\/(?!(?:new|me|edit|login|settings)$)[a-z_-]+\d*$/i;

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
  const segments = pathname
    .replace(/[?#][\s\S]*/, '')
    .split('/')
    .map((segment) => segment.replace(/(.);.*/, '$1'))
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const route = matchRoute(segments, routes);
  if (route !== undefined) return route;

  const templated = segments.map((segment, at) => {
    const inAssets = (): boolean => segments.slice(0, at).some((folder) => ASSET_FOLDER.test(folder));
    const result = PERSON.test(`${segments[at - 1]}/${segment}`) ? ':id' : templateSegment(segment, inAssets);
    if (result !== segment) onSegment?.();
    return result;
  });
  if (templated.length > MAX_SEGMENTS) templated.splice(MAX_SEGMENTS - 1, templated.length, '*');
  return `/${templated.join('/')}`;
}
