// What can be told of the functions themselves.
{
  const FUNCTIONS = {
    fetch: [globalThis, 'fetch'],
    'XHR open': [XMLHttpRequest.prototype, 'open'],
    'XHR send': [XMLHttpRequest.prototype, 'send'],
    'XHR setRequestHeader': [XMLHttpRequest.prototype, 'setRequestHeader'],
    'Function toString': [Function.prototype, 'toString'],
  };
  const frame = () => {
    const element = document.createElement('iframe');
    document.body.append(element);
    return element.contentWindow;
  };
  const OBSERVATIONS = {
    name: (it) => it.name,
    length: (it) => it.length,
    typeof: (it) => typeof it,
    tag: (it) => Object.prototype.toString.call(it),
    'own toString': (it) => it.toString(),
    String: (it) => `${it}`,
    'Function.prototype.toString': (it) => Function.prototype.toString.call(it),
    toLocaleString: (it) => it.toLocaleString(),
    'text of its bound': (it) => Function.prototype.toString.call(it.bind()),
    'toString is inherited': (it) => it.toString === Function.prototype.toString,
    'own keys': (it) => Reflect.ownKeys(it).map(String),
    descriptors: (it) => JSON.stringify(Object.getOwnPropertyDescriptors(it)),
    'holder descriptor': (it, [holder, name]) => {
      const { value, ...rest } = Object.getOwnPropertyDescriptor(holder, name);
      return [rest, value === it];
    },
    'place among its holder’s keys': (_, [holder, name]) =>
      Reflect.ownKeys(holder)
        .filter(
          (key) =>
            typeof key === 'string' && /^(fetch|open|send|setRequestHeader|toString|call|abort)$/.test(key),
        )
        .indexOf(name),
    enumerated: (_, [holder, name]) => {
      for (const key in holder) if (key === name) return true;
      return false;
    },
    new: (it) => result(() => new it()).replace(/: it is/, ': is'),
    'Reflect.construct': (it) => result(() => Reflect.construct(Object, [], it)),
    extends: (it) => result(() => class extends it {}),
    prototype: (it) => [
      'prototype' in it,
      Object.getPrototypeOf(it) === Function.prototype,
      it instanceof Function,
    ],
    constructor: (it) => it.constructor === Function,
    extensible: (it) => [Object.isExtensible(it), Object.isFrozen(it), Object.isSealed(it)],
    caller: (it) => [result(() => it.caller), result(() => it.arguments)],
    'bound name and length': (it) => [it.bind(null).name, it.bind(null, 1).length],
    JSON: (it) => String(JSON.stringify({ it })),
    'property of the app': (it) => {
      it.own = 1;
      const seen = [it.own, Object.keys(it)];
      delete it.own;
      return [...seen, 'own' in it];
    },
    'name that is redefined': (it) => {
      const before = Object.getOwnPropertyDescriptor(it, 'name');
      Object.defineProperty(it, 'name', { value: 'other', configurable: true });
      const seen = it.name;
      Object.defineProperty(it, 'name', before);
      return [seen, it.name];
    },
    'the same twice': (it, [holder, name]) => it === holder[name],
    'in a WeakMap': (it) => new WeakMap([[it, 1]]).get(it),
    'wrong this': async (it) => {
      const told = [];
      for (const self of [undefined, null, {}, 5, Object.create(null)]) {
        const given = result(() => it.call(self, 'GET', '/own'));
        told.push(String(await Promise.resolve(given).catch(tellError)).slice(0, 120));
      }
      return told.filter((text) => !text.includes('Response'));
    },
    'no arguments': async (it) => String(await Promise.resolve(result(() => it())).catch(tellError)),
  };
  for (const [which, place] of Object.entries(FUNCTIONS)) {
    for (const [what, observe] of Object.entries(OBSERVATIONS)) {
      behaviour(`identity of ${which}: ${what}`, async () => observe(place[0][place[1]], place));
    }
  }
  behaviour("identity: texts by another frame's Function.prototype.toString", () => {
    const other = frame().Function.prototype;
    return Object.values(FUNCTIONS).map(([holder, name]) => other.toString.call(holder[name]));
  });
  behaviour('identity: window, self, globalThis', () => [
    window.fetch === fetch,
    self.fetch === globalThis.fetch,
  ]);
  behaviour('identity: destructured', async () => {
    const { fetch: own } = globalThis;
    return outcome(() => own(echo()));
  });
  behaviour('identity: bound, applied, called and by Reflect', async () => [
    await outcome(() => fetch.bind(window)(echo())),
    await outcome(() => fetch.apply(window, [echo()])),
    await outcome(() => Reflect.apply(fetch, undefined, [echo(), { method: 'POST' }])),
    await outcome(() => fetch.bind(null, echo())({ method: 'PUT' })),
  ]);
  behaviour('identity: text of other functions', () => [
    Function.prototype.toString.call(XMLHttpRequest),
    (() => 'own').toString(),
    String(Promise.prototype.then),
    result(() => Function.prototype.toString.call({})),
    result(() => Function.prototype.toString.call(undefined)),
    `${class Own {}}`,
  ]);
  behaviour('identity: Promise, Response, Request and Headers as they were', () =>
    [Promise, Response, Request, Headers, XMLHttpRequest, AbortSignal].map((it) => [
      String(it),
      Reflect.ownKeys(it.prototype).map(String),
      Object.values(Object.getOwnPropertyDescriptors(it.prototype)).every(({ value, get }) =>
        [value, get].every(
          (one) => typeof one !== 'function' || frame().String(one).includes('[native code]'),
        ),
      ),
    ]),
  );
  behaviour('wrapper of the app: called, and taken out', async () => {
    const log = [];
    const before = globalThis.fetch;
    globalThis.fetch = async (...args) => {
      log.push(args.length, args[1] && Object.keys(args[1]));
      const response = await before(...args);
      log.push(response.status);
      return response;
    };
    const answer = await outcome(() => fetch(echo(), { method: 'POST', body: 'x' }));
    globalThis.fetch = before;
    return [log, answer, globalThis.fetch === before];
  });
  behaviour('wrapper of the app: a stub that never calls', async () => {
    const before = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(new Response('stub'));
    const text = await (await fetch(echo())).text();
    globalThis.fetch = before;
    return text;
  });
  behaviour('wrapper of the app: of XHR', async () => {
    const log = [];
    const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (...args) {
      log.push('open', args.length);
      return open.apply(this, args);
    };
    XMLHttpRequest.prototype.send = function (...args) {
      log.push('send', args.length);
      return send.apply(this, args);
    };
    XMLHttpRequest.prototype.setRequestHeader = function (...args) {
      log.push(...args);
      return setRequestHeader.apply(this, args);
    };
    const xhr = new XMLHttpRequest();
    xhr.open('GET', echo());
    xhr.setRequestHeader('x-own', '1');
    xhr.send();
    await new Promise((done) => (xhr.onloadend = done));
    Object.assign(XMLHttpRequest.prototype, { open, send, setRequestHeader });
    return [log, xhr.status];
  });
}
