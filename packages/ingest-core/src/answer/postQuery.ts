/** The parameters of a URL, of `URLSearchParams` what is needed here. */
export interface PostQuery {
  get(name: string): string | null;
  getAll(name: string): string[];
}

/** With one of these a value is not what it stands for, or the query is no plain list. */
const NEEDS_PARSER = /[%+#]/;

/**
 * Reads a URL's query. Those of our SDK hold nothing that is encoded, and are taken apart as they are: the runtime's own parser
 * takes several times as long, and is asked for all others.
 */
export function postQuery(url: string): PostQuery {
  const start = url.indexOf('?');
  const query = start < 0 ? '' : url.slice(start + 1);
  return NEEDS_PARSER.test(query) ? new URLSearchParams(query.replace(/#.*/s, '')) : plainQuery(query);
}

function plainQuery(query: string): PostQuery {
  const pairs = query.split('&');
  const getAll = (name: string): string[] => {
    const values: string[] = [];
    for (const pair of pairs) {
      if (pair === name) values.push('');
      else if (pair.startsWith(name) && pair[name.length] === '=') values.push(pair.slice(name.length + 1));
    }
    return values;
  };
  return { getAll, get: (name) => getAll(name)[0] ?? null };
}
