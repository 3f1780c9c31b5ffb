// What a page can pass as fetch's first argument.
{
  const logged = (log, members) =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(members).map(([name, value]) => [
          name,
          {
            get() {
              log.push(`get ${name}`);
              return () => {
                log.push(name);
                if (value instanceof Error) throw value;
                return value;
              };
            },
          },
        ]),
      ),
    );
  const framed = (build) => (url) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return build(frame.contentWindow, url);
  };
  const INPUTS = {
    text: (url) => url,
    'with fragment': (url) => `${url}#part`,
    'with query': (url) => `${url}?q=ä%20b`,
    'with spaces around': (url) => `  ${url}\n`,
    'with a tab inside': (url) => url.replace('echo', 'ec\tho'),
    'with a backslash': (url) => url.replace('/echo', '\\echo'),
    'with dots': (url) => url.replace('/echo', '/x/../echo'),
    'URL object': (url) => new URL(url, location.href),
    'String object': (url) => new String(url),
    'an array of one': (url) => [url],
    'an anchor': (url) => Object.assign(document.createElement('a'), { href: url }),
    Request: (url) => new Request(url),
    'Request, POST': (url) => new Request(url, { method: 'POST', body: 'body' }),
    'Request with headers': (url) => new Request(url, { headers: { 'X-Own': '1', 'x-own': '2' } }),
    'Request with a policy': (url) => new Request(url, { referrerPolicy: 'no-referrer', referrer: '/other' }),
    'Request, no-cors': (url) => new Request(url, { mode: 'no-cors' }),
    'Request, keepalive': (url) => new Request(url, { method: 'POST', body: 'kept', keepalive: true }),
    'Request of a class of the app': (url) => new (class Own extends Request {})(url, { method: 'PUT' }),
    "another frame's Request": framed(
      (frame, url) => new frame.Request(url, { method: 'POST', body: 'framed' }),
    ),
    "another frame's URL": framed((frame, url) => new frame.URL(url, location.href)),
  };
  for (const [kind, input] of Object.entries(INPUTS)) {
    for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN, api: API })) {
      behaviour(`input: ${kind}, ${where}`, async () => {
        const given = input(echo(origin));
        const before = given.bodyUsed;
        const answer = outcome(() => fetch(given));
        return [before, given.bodyUsed, await answer];
      });
    }
  }
  const REFUSED = {
    'nothing at all': () => fetch(),
    undefined: () => fetch(undefined),
    null: () => fetch(null),
    number: () => fetch(5),
    symbol: () => fetch(Symbol('own')),
    'empty text': () => fetch('').then(({ url, status }) => `${status} ${url}`),
    'a bad URL': () => fetch('http://'),
    'credentials in it': () => fetch('http://user:password@127.0.0.1/'),
    data: () => fetch('data:text/plain,data'),
    blob: () =>
      fetch(URL.createObjectURL(new Blob(['blob']))).then(async (response) => [
        response.type,
        await response.text(),
      ]),
    about: () => fetch('about:blank'),
    ftp: () => fetch('ftp://127.0.0.1/'),
    'a closed port': () => fetch('http://127.0.0.1:1/'),
    'a plain object': () => fetch({}).then(({ status }) => status),
    'a null-prototype object': () => fetch(Object.create(null)),
  };
  for (const [kind, call] of Object.entries(REFUSED)) behaviour(`input: ${kind}`, () => outcome(call));
  const OBJECTS = {
    toString: { toString: echo() },
    'toString and valueOf': { valueOf: 'x', toString: echo() },
    toPrimitive: { [Symbol.toPrimitive]: echo(), toString: 'x' },
    'toString that throws': { toString: new RangeError('own') },
    'toString of no text': { toString: Symbol('own') },
  };
  for (const [kind, members] of Object.entries(OBJECTS)) {
    behaviour(`input: object with ${kind}`, async () => {
      const log = [];
      const answer = await outcome(() => fetch(logged(log, members)));
      return [log, answer];
    });
  }
  behaviour('input: a Request used twice', async () => {
    const request = new Request(echo(), { method: 'POST', body: 'once' });
    return [await outcome(() => fetch(request)), await outcome(() => fetch(request)), request.bodyUsed];
  });
  behaviour('input: a Request without body used twice', async () => {
    const request = new Request(echo(), { headers: { 'x-own': '1' } });
    const answers = [await outcome(() => fetch(request)), await outcome(() => fetch(request))];
    return [answers, request.bodyUsed, [...request.headers]];
  });
  behaviour('input: a Request read before', async () => {
    const request = new Request(echo(), { method: 'POST', body: 'once' });
    await request.text();
    return outcome(() => fetch(request));
  });
  behaviour('input: a clone of a Request, and the Request', async () => {
    const request = new Request(echo(), { method: 'POST', body: 'twice' });
    const clone = request.clone();
    return [await outcome(() => fetch(clone)), await outcome(() => fetch(request))];
  });
  behaviour('input: a Request whose body init replaces stays unused', async () => {
    const request = new Request(echo(), { method: 'POST', body: 'own' });
    const response = await fetch(request, { body: 'other' });
    return [(await response.json()).body, request.bodyUsed, await request.text().catch(tellError)];
  });
  behaviour("input: names of a Request's headers whose body init replaces", () =>
    outcome(() => fetch(new Request(echo(), { method: 'POST', body: 'own' }), { body: 'other' })),
  );
  behaviour('input: more arguments than two', () => outcome(() => fetch(echo(), {}, 'x', 5)));
  for (const [kind, self] of Object.entries({
    undefined,
    null: null,
    object: {},
    window: globalThis,
    number: 5,
  })) {
    behaviour(`this: ${kind}`, () => outcome(() => fetch.call(self, echo())));
  }
  behaviour('this: another frame', () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return outcome(() => fetch.call(frame.contentWindow, new URL(echo(), location.href)));
  });
}
