// Headers and bodies of every kind.
{
  const framed = (build) => () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return build(frame.contentWindow);
  };
  const HEADERS = {
    Headers: () => new Headers({ 'X-Own': '1', accept: 'a/b' }),
    pairs: () => [
      ['X-Own', '1'],
      ['x-own', '2'],
    ],
    Map: () => new Map([['x-own', '1']]),
    record: () => ({ 'X-Own': '1', 'x-other': '2' }),
    'record without prototype': () => Object.assign(Object.create(null), { 'x-own': '1' }),
    'inherited record': () => Object.create({ 'x-own': '1' }),
    'instance of a class': () =>
      new (class {
        'x-own' = '1';
      })(),
    generator: function* () {
      yield ['x-own', '1'];
      yield ['x-own', '2'];
    },
    'iterator of iterators': () => new Set([new Set(['x-own', '1'])]),
    URLSearchParams: () => new URLSearchParams('x-own=1&x-own=2'),
    FormData: () => {
      const form = new FormData();
      form.append('x-own', '1');
      return form;
    },
    "another frame's Headers": framed((frame) => new frame.Headers({ 'x-own': '1' })),
    "a Response's": () => new Response('', { headers: { 'x-own': '1' } }).headers,
    function: () => Object.assign(() => undefined, { 'x-own': '1' }),
    frozen: () => Object.freeze({ 'x-own': '1' }),
    'empty pairs': () => [],
    'pair of one': () => [['x-own']],
    'pair of three': () => [['x-own', '1', '2']],
    'pairs that are text': () => ['ab'],
    'pairs that are null': () => [null],
    'iterable that is broken': () => ({ [Symbol.iterator]: 5 }),
    'iterable that throws': () => ({
      [Symbol.iterator]() {
        throw new RangeError('own');
      },
    }),
    'names in two cases': () => ({ 'X-Own': '1', 'x-own': '2' }),
    'bad name': () => ({ 'bad name': '1' }),
    'empty name': () => ({ '': '1' }),
    'name that is no Latin-1': () => ({ 'x-ĉ': '1' }),
    'value that is no Latin-1': () => ({ 'x-own': 'ĉ' }),
    'value with a line break': () => ({ 'x-own': 'a\nb' }),
    'value with spaces around': () => ({ 'x-own': '  1\t' }),
    'empty value': () => ({ 'x-own': '' }),
    'value undefined': () => ({ 'x-own': undefined }),
    'value null': () => ({ 'x-own': null }),
    'value of a number': () => ({ 'x-own': 5 }),
    'value that is a symbol': () => ({ 'x-own': Symbol('own') }),
    'key that is a symbol': () => ({ [Symbol('own')]: '1' }),
    forbidden: () => ({ host: 'x', cookie: 'a=1', connection: 'close', 'sec-own': '1', 'proxy-own': '1' }),
    usual: () => ({
      Authorization: 'Bearer x',
      Accept: 'a/b',
      'Accept-Language': 'xx',
      'X-Requested-With': 'x',
    }),
    'content-type': () => ({ 'Content-Type': 'text/own' }),
    'traceparent of the app': () => ({
      TraceParent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      tracestate: 'own=1',
    }),
    'traceparent of the app, in pairs': () => [['traceparent', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`]],
    'traceparent of the app, in Headers': () => new Headers({ traceparent: 'own' }),
  };
  for (const [kind, headers] of Object.entries(HEADERS)) {
    // a trace header of the app's own is echoed, since ours isn't sent then
    const path = kind.startsWith('traceparent') ? 'trace' : 'echo';
    for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN, api: API })) {
      behaviour(`headers: ${kind}, ${where}`, async () => {
        const given = headers();
        const keys = Reflect.ownKeys(given);
        const answer = await outcome(() => fetch(echo(origin, path), { method: 'POST', headers: given }));
        return [
          answer,
          Reflect.ownKeys(given).length === keys.length,
          given instanceof Headers && [...given],
        ];
      });
    }
    behaviour(`headers: ${kind}, in a Request`, () =>
      outcome(() => fetch(new Request(echo(OWN, path), { headers: headers() }))),
    );
  }
  for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN })) {
    behaviour(`reads of headers, ${where}`, async () => {
      const log = [];
      const traps = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'];
      const handler = Object.fromEntries(
        traps.map((trap) => [
          trap,
          (target, ...rest) => {
            log.push(`${trap} ${String(trap === 'ownKeys' ? '' : rest[0])}`);
            return Reflect[trap](target, ...rest.slice(0, 1));
          },
        ]),
      );
      const headers = new Proxy({ 'x-own': '1', 'x-other': '2' }, handler);
      return [await outcome(() => fetch(echo(origin), { headers })), log];
    });
    behaviour(`reads of headers that are iterated, ${where}`, async () => {
      const log = [];
      const headers = {
        get [Symbol.iterator]() {
          log.push('iterator');
          return function* () {
            log.push('first', this === headers);
            yield ['x-own', '1'];
            log.push('second');
            yield ['x-own', '2'];
            log.push('end');
          };
        },
      };
      return [await outcome(() => fetch(echo(origin), { headers })), log];
    });
  }

  const stream = (...chunks) =>
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });
  const form = () => {
    const data = new FormData();
    data.append('field', 'ü');
    data.append('file', new Blob(['file'], { type: 'text/own' }), 'own.txt');
    return data;
  };
  const BODIES = {
    text: () => 'täxt',
    'empty text': () => '',
    'large text': () => 'x'.repeat(300_000),
    Blob: () => new Blob(['blob'], { type: 'text/own' }),
    'Blob without type': () => new Blob(['blob']),
    ArrayBuffer: () => new Uint8Array([97, 98]).buffer,
    'typed array': () => new Uint8Array([97, 98, 99]).subarray(1),
    DataView: () => new DataView(new Uint8Array([97, 98]).buffer),
    URLSearchParams: () => new URLSearchParams('a=ü&b'),
    FormData: form,
    stream: () => stream('one', 'two'),
    number: () => 5,
    object: () => ({ a: 1 }),
    'String object': () => new String('text'),
    'object with toString': () => ({ toString: () => 'told' }),
    symbol: () => Symbol('own'),
    null: () => null,
    undefined: () => undefined,
    "another frame's FormData": framed((frame) => new frame.FormData()),
    'locked stream': () => {
      const locked = stream('x');
      locked.getReader();
      return locked;
    },
  };
  for (const [kind, body] of Object.entries(BODIES)) {
    for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN })) {
      behaviour(`body: ${kind}, ${where}`, () =>
        outcome(() => fetch(echo(origin), { method: 'POST', body: body() })),
      );
      behaviour(`body: ${kind}, half duplex, ${where}`, () =>
        outcome(() => fetch(echo(origin), { method: 'POST', body: body(), duplex: 'half' })),
      );
      behaviour(`body: ${kind}, kept alive, ${where}`, () =>
        outcome(() => fetch(echo(origin), { method: 'POST', body: body(), keepalive: true })),
      );
      behaviour(`body: ${kind}, in a Request, ${where}`, () =>
        outcome(() => fetch(new Request(echo(origin), { method: 'POST', body: body(), duplex: 'half' }))),
      );
    }
    behaviour(`body: ${kind}, with GET`, () => outcome(() => fetch(echo(), { body: body() })));
    behaviour(`body: ${kind}, by XHR`, async () => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', echo());
      const sent = result(() => xhr.send(body()));
      if (sent) return sent;
      await new Promise((done) => xhr.addEventListener('loadend', done));
      return [xhr.status, xhr.responseText];
    });
  }
}
