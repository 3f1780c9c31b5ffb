// What a page can pass as fetch's second argument: every member, and every kind of object.
{
  const MEMBERS = {
    method: [
      'get',
      'post',
      'PATCH',
      'patch',
      'Put',
      'HEAD',
      'OPTIONS',
      'DELETE',
      'TRACE',
      'CONNECT',
      'P UT',
      '',
      null,
      5,
      'OWN',
    ],
    mode: ['cors', 'no-cors', 'same-origin', 'navigate', 'websocket', 'other', null],
    credentials: ['omit', 'same-origin', 'include', 'other'],
    cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached', 'other'],
    redirect: ['follow', 'error', 'manual', 'other'],
    referrer: ['', 'about:client', '/other', 'http://other.example/', 'http://', 5],
    referrerPolicy: [
      '',
      'no-referrer',
      'origin',
      'same-origin',
      'unsafe-url',
      'strict-origin',
      'no-referrer-when-downgrade',
      'other',
    ],
    integrity: ['', 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', 'nonsense'],
    keepalive: [true, false, 'yes', null],
    priority: ['high', 'low', 'auto', 'none'],
    window: [null, 5],
    signal: [null, {}, 'x'],
    duplex: ['half', 'full'],
    headers: [null, 5, 'x: 1', {}],
    unknown: ['member'],
  };
  const text = (value) =>
    value === '' ? "''" : typeof value === 'object' ? JSON.stringify(value) : String(value);
  for (const [member, values] of Object.entries(MEMBERS)) {
    for (const value of values) {
      const init = { [member]: value };
      for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN })) {
        behaviour(`init: ${member} ${text(value)}, ${where}`, () => outcome(() => fetch(echo(origin), init)));
        behaviour(`init: ${member} ${text(value)}, beside a Request, ${where}`, () =>
          outcome(() =>
            fetch(
              new Request(echo(origin), {
                method: 'POST',
                headers: { 'x-own': '1' },
                referrerPolicy: 'origin',
              }),
              init,
            ),
          ),
        );
      }
    }
  }

  class Fields {
    method = 'POST';
    body = 'fields';
    headers = { 'x-own': '1' };
  }
  class Getters {
    #secret = 'private';
    get method() {
      return 'POST';
    }
    get body() {
      return this.#secret;
    }
  }
  const plain = () => ({ method: 'POST', body: 'plain', headers: { 'x-own': '1' } });
  const KINDS = {
    null: () => null,
    undefined: () => undefined,
    empty: () => ({}),
    number: () => 5,
    text: () => 'text',
    true: () => true,
    symbol: () => Symbol('own'),
    bigint: () => 5n,
    function: () => Object.assign(() => undefined, plain()),
    array: () => Object.assign([], plain()),
    plain,
    frozen: () => Object.freeze(Object.assign(plain(), { headers: Object.freeze({ 'x-own': '1' }) })),
    sealed: () => Object.seal(plain()),
    'without prototype': () => Object.assign(Object.create(null), plain()),
    inherited: () => Object.create(plain()),
    'inherited twice': () => Object.create(Object.create(plain())),
    'with fields of a class': () => new Fields(),
    'with getters of a class and private fields': () => new Getters(),
    'with members that are not enumerable': () =>
      Object.defineProperties({}, { method: { value: 'POST' }, body: { value: 'hidden' } }),
    'that is a Request': () => new Request('/', { ...plain(), referrerPolicy: 'no-referrer' }),
    'that is a Response': () => new Response('response'),
    'that is a Map': () => new Map(Object.entries(plain())),
    'that is a Proxy of a frozen object': () => new Proxy(Object.freeze(plain()), {}),
    'of another frame': () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow.eval("({ method: 'POST', body: 'framed', headers: { 'x-own': '1' } })");
    },
    'whose getter throws': () => ({
      get cache() {
        throw new RangeError('own');
      },
    }),
    'that is a revoked Proxy': () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  };
  for (const [kind, build] of Object.entries(KINDS)) {
    for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN, api: API })) {
      behaviour(`init ${kind}, ${where}`, async () => {
        const init = build();
        const keys = result(() => Reflect.ownKeys(Object(init)));
        const answer = await outcome(() => fetch(echo(origin), init));
        return [answer, keys, result(() => Reflect.ownKeys(Object(init)))];
      });
    }
    behaviour(`init ${kind}, beside a Request`, () =>
      outcome(() =>
        fetch(
          new Request(echo(), { method: 'POST', headers: { 'x-first': '1' }, referrer: '/first' }),
          build(),
        ),
      ),
    );
  }

  const NAMES = [
    'body',
    'cache',
    'credentials',
    'headers',
    'keepalive',
    'method',
    'referrer',
    'signal',
    'unknown',
    'window',
  ];
  const logging = (log, init) =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        NAMES.map((name) => [
          name,
          {
            enumerable: true,
            get() {
              log.push(name, Object.hasOwn(this, 'unknown'));
              return init[name];
            },
          },
        ]),
      ),
    );
  const TRAPPED = [
    'get',
    'has',
    'ownKeys',
    'getOwnPropertyDescriptor',
    'getPrototypeOf',
    'set',
    'defineProperty',
    'isExtensible',
  ];
  const proxied = (log, init) =>
    new Proxy(
      init,
      Object.fromEntries(
        TRAPPED.map((trap) => [
          trap,
          (target, ...rest) => {
            log.push(`${trap} ${String(rest[0])}`);
            return Reflect[trap](target, ...rest.slice(0, trap === 'get' ? 1 : undefined));
          },
        ]),
      ),
    );
  for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN, api: API })) {
    for (const [kind, observer] of Object.entries({ getters: logging, Proxy: proxied })) {
      for (const [input, build] of Object.entries({
        text: (url) => url,
        Request: (url) => new Request(url),
      })) {
        behaviour(`reads of an init by ${kind} beside ${input}, ${where}`, async () => {
          const log = [];
          const answer = await outcome(() => fetch(build(echo(origin)), observer(log, plain())));
          return [log, answer];
        });
      }
    }
    behaviour(`conversions of an init's members, in order, ${where}`, async () => {
      const log = [];
      const told = (name, value) => ({
        toString() {
          log.push(name);
          return value;
        },
      });
      const init = {
        body: told('body', 'text'),
        cache: told('cache', 'no-store'),
        headers: { [`x-${where}`]: told('header', '1') },
        method: told('method', 'post'),
        mode: told('mode', 'cors'),
        referrer: told('referrer', '/other'),
      };
      return [await outcome(() => fetch(echo(origin), init)), log];
    });
    behaviour(`an init that is used for every origin, ${where} first`, async () => {
      const init = plain();
      const { headers } = init;
      const answers = [];
      for (const to of [origin, FOREIGN, API, OWN]) answers.push(await outcome(() => fetch(echo(to), init)));
      return [answers, init, init.headers === headers];
    });
  }
}
