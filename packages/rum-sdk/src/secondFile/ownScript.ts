import { ofDocument } from '../platform/ofDocument.ts';

/**
 * The script tag of this bundle, `async` ones included; null in a module. Only while a classic script runs does the
 * document tell which one it is.
 */
export const OWN_SCRIPT = ofDocument('currentScript');
