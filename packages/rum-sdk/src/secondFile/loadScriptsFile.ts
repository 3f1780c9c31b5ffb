import type { Contents } from './loadContents.ts';
import { OWN_SCRIPT } from './ownScript.ts';

/** The hash of `rum-text.js`; scripts/bundleScript.mjs puts it in. */
declare const SECOND_INTEGRITY: string;

/** Of a script whose name has its version, that part of the name. */
const VERSION = /-[\da-f]{12}(?=\.js)/;

/**
 * The script tag's form of `loadContents.ts`, in whose place it is bundled: `rum-text.js` from beside `rum.js`, or
 * `rum-text-{version}.js`. An import has the nonce of the script that it stands in (HTML, "script fetch options"), is no
 * sink of Trusted Types, and goes where a list of hosts allows it. Rejects where it can't be had.
 */
export async function loadContents(): Promise<Contents> {
  const { src, integrity, nonce } = OWN_SCRIPT as HTMLScriptElement;
  const file = new URL(`rum-text${VERSION.exec(src) ?? ''}.js`, src).href;
  if (integrity) await loadChecked(file, nonce);
  return import(file);
}

/**
 * What the page trusts by its hash alone brings nothing that isn't checked: the import finds what was loaded here. A
 * link is no sink of Trusted Types, but WebKit doesn't check its hash; a script's it does.
 */
function loadChecked(file: string, nonce: string): Promise<unknown> {
  const isWebkit = navigator.vendor.startsWith('Apple');
  const element = document.createElement(isWebkit ? 'script' : 'link');
  return new Promise((onload, onerror) => {
    if ('relList' in element && !element.relList.supports('modulepreload')) onerror();
    Object.assign(
      element,
      { crossOrigin: 'anonymous', integrity: SECOND_INTEGRITY, nonce, onload, onerror },
      isWebkit ? { type: 'module', src: file } : { rel: 'modulepreload', href: file },
    );
    document.head.append(element);
  });
}
