import type { TextRule } from '../textRule.ts';

/** Addresses of pages as logs cut them: without their origin, or without a scheme, which `replaceUrls` needs to know them by. */
export const WEB_RULES: readonly TextRule[] = [
  {
    kind: 'query',
    // a query or a fragment alone: ?q=jane+doe, #access_token=…
    hint: /(?:^|[\s"'`(])[?#][\w.[\]-]{1,60}=/,
    pattern: /((?:^|[\s"'`(])[?#])([\w.[\]-]{1,60}=[^\s"'`)]*)/g,
  },
  {
    kind: 'path_segment',
    // ASP.NET's session in the path: /(S(lit3py55t21z5v55vlm25s55))/
    hint: /\/\([A-Z]\(/,
    pattern: /(\/\((?:[A-Z]\(\w{1,80}\)){0,3}[A-Z]\()(\w{8,600})(?=\))/g,
  },
  {
    kind: 'query',
    // words that somebody looked for: q=jane+doe&page=2, search=how%20to
    hint: /\b(?:q|query|search|term|keywords?)=/,
    pattern: /(\b(?:q|query|search|term|keywords?)=)([^\s"'`&[]{1,200}(?:\+|%20)[^\s"'`&]{1,200})/g,
  },
  {
    kind: 'path_segment',
    // pages of persons: linkedin.com/in/jane-doe, t.me/jdoe, skype:jdoe
    hint: /\.me\/|\.com\/|skype:/i,
    pattern:
      /(\b(?:(?:t|wa|paypal)\.me|linkedin\.com\/in|(?:facebook|instagram|tiktok|twitter)\.com)\/@?|\bskype:)((?!share\b|sharer\b|intent\b|tr\b)[\w.-]{2,60})/gi,
  },
  {
    kind: 'path_segment',
    // //files/users/jane
    hint: /\/\/[\w.-]+\/(?:users|home)\//i,
    pattern: /((?:^|[\s"'`(=])\/\/[\w.-]{1,60}\/(?:users|home)\/)([^\s/"'`:[\]]{2,60})/gi,
  },
  {
    kind: 'key',
    // which extensions a browser has tells one from another
    hint: /extension:\/\/\w{16}/,
    pattern: /(extension:\/\/)([\w-]{16,40})/g,
  },
];
