import { useParams, usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { pageRum } from '../../pageRum.ts';
import { routeTemplate } from './routeTemplate.ts';

/**
 * `<RumRoute />` in the root layout names each page view by the route's template, from Next's own params: no list of
 * routes is needed for the pages. It renders nothing.
 */
export function RumRoute(): null {
  const pathname = usePathname();
  const params = useParams();
  useEffect(() => {
    pageRum()?.setRoute(routeTemplate(pathname, params ?? {}));
  }, [pathname, params]);
  return null;
}
