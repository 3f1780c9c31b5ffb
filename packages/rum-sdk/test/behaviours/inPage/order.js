// When a promise of fetch settles beside other microtasks, and what becomes of a rejection that nobody handles.
{
  const aborted = (reason) => AbortSignal.abort(reason);
  const SETTLED = {
    'an answer': () => fetch(echo()),
    'an answer from abroad': () => fetch(echo(FOREIGN)),
    'a network error': () => fetch(echo(OWN, 'broken')),
    'a redirect that is an error': () => fetch(echo(OWN, 'redirect'), { redirect: 'error' }),
    'no arguments': () => fetch(),
    'a bad URL': () => fetch('http://'),
    'credentials in the URL': () => fetch('http://a:b@127.0.0.1/'),
    'a wrong this': () => fetch.call({}, echo()),
    'a bad init': () => fetch(echo(), 5),
    'a bad method': () => fetch(echo(), { method: 'P UT' }),
    'a forbidden method': () => fetch(echo(), { method: 'TRACE' }),
    'a bad mode': () => fetch(echo(), { mode: 'own' }),
    'mode navigate': () => fetch(echo(), { mode: 'navigate' }),
    'same-origin abroad': () => fetch(echo(FOREIGN), { mode: 'same-origin' }),
    'a bad header name': () => fetch(echo(), { headers: { 'bad name': '1' } }),
    'a bad header value': () => fetch(echo(), { headers: { 'x-own': 'ĉ' } }),
    'headers of one': () => fetch(echo(), { headers: [['one']] }),
    'headers null': () => fetch(echo(), { headers: null }),
    'a body with GET': () => fetch(echo(), { body: 'x' }),
    'a stream without duplex': () => fetch(echo(), { method: 'POST', body: new ReadableStream() }),
    'a bad referrer': () => fetch(echo(), { referrer: 'http://' }),
    'a bad signal': () => fetch(echo(), { signal: {} }),
    'a bad window': () => fetch(echo(), { window: 5 }),
    'only-if-cached, across origins': () => fetch(echo(), { cache: 'only-if-cached' }),
    'a getter that throws': () =>
      fetch(echo(), {
        get method() {
          throw new RangeError('own');
        },
      }),
    'a toString that throws': () =>
      fetch({
        toString() {
          throw new RangeError('own');
        },
      }),
    'a used Request': () => {
      const request = new Request(echo(), { method: 'POST', body: 'x' });
      request.text();
      return fetch(request);
    },
    'a signal that has aborted': () => fetch(echo(), { signal: aborted() }),
    'a signal that has aborted for a reason': () => fetch(echo(), { signal: aborted('why') }),
    'a signal that has aborted, abroad': () => fetch(echo(FOREIGN), { signal: aborted() }),
    'a Request whose signal has aborted': () => fetch(new Request(echo(), { signal: aborted() })),
    'a Request, and a signal that has aborted': () => fetch(new Request(echo()), { signal: aborted() }),
    data: () => fetch('data:text/plain,x'),
    'a closed port': () => fetch('http://127.0.0.1:1/'),
  };
  /** Three turns of microtasks beside whatever `promise` brings about. */
  const ticks = (log) =>
    Promise.resolve()
      .then(() => log.push('tick'))
      .then(() => log.push('tick'))
      .then(() => log.push('tick'));
  const handlers = {
    reaction: (promise, log) => {
      promise.then(
        () => log.push('fulfilled'),
        () => log.push('rejected'),
      );
    },
    await: async (promise, log) => {
      try {
        await promise;
        log.push('fulfilled');
      } catch {
        log.push('rejected');
      }
    },
    finally: (promise, log) => {
      promise.finally(() => log.push('finally')).catch(() => log.push('rejected'));
    },
  };
  for (const [kind, call] of Object.entries(SETTLED)) {
    for (const [by, handle] of Object.entries(handlers)) {
      behaviour(`order: ${kind}, by ${by}`, async () => {
        const log = [];
        const promise = call();
        const handled = handle(promise, log);
        const ticked = ticks(log);
        await Promise.allSettled([promise, handled, ticked]);
        await pause(0);
        return log;
      });
    }
  }

  /** Each aborts a call under way, and gives the promise and what aborts it. */
  const ABORTS = {
    init: (origin) => {
      const controller = new AbortController();
      return [fetch(echo(origin, 'slow'), { signal: controller.signal }), controller];
    },
    Request: (origin) => {
      const controller = new AbortController();
      return [fetch(new Request(echo(origin, 'slow'), { signal: controller.signal })), controller];
    },
    'init beside a Request': (origin) => {
      const controller = new AbortController();
      return [fetch(new Request(echo(origin, 'slow')), { signal: controller.signal }), controller];
    },
    'AbortSignal.any': (origin) => {
      const controller = new AbortController();
      const signal = AbortSignal.any([controller.signal, new AbortController().signal]);
      return [fetch(echo(origin, 'slow'), { signal }), controller];
    },
  };
  for (const [kind, begin] of Object.entries(ABORTS)) {
    for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN })) {
      for (const wait of [0, 30]) {
        behaviour(`abort by ${kind}, after ${wait} ms, ${where}`, async () => {
          const log = [];
          const [promise, controller] = begin(origin);
          const listen = (name, options) =>
            controller.signal.addEventListener(
              'abort',
              () => {
                log.push(name);
                queueMicrotask(() => log.push(`after ${name}`));
              },
              options,
            );
          listen('listener');
          listen('capturing', { capture: true });
          promise.catch((error) => log.push(tellError(error), error === controller.signal.reason));
          if (wait) await pause(wait);
          controller.abort();
          log.push('aborted');
          await ticks(log);
          await pause(40);
          return log;
        });
      }
    }
  }
  for (const reason of [undefined, null, 'why', 5, new RangeError('own')]) {
    behaviour(`abort for the reason ${String(reason)}`, async () => {
      const controller = new AbortController();
      const answer = outcome(() => fetch(echo(OWN, 'slow'), { signal: controller.signal }));
      controller.abort(reason);
      return answer;
    });
  }
  behaviour('abort: by a timeout', () =>
    outcome(() => fetch(echo(OWN, 'slow'), { signal: AbortSignal.timeout(20) })),
  );
  behaviour('abort: of the body, after the head', async () => {
    const controller = new AbortController();
    const response = await fetch(echo(OWN, 'drip'), { signal: controller.signal });
    const reader = response.body.getReader();
    const first = (await reader.read()).done;
    controller.abort();
    return [first, await reader.read().catch(tellError), await reader.closed.catch(tellError)];
  });
  behaviour('abort: of several calls by one signal', async () => {
    const log = [];
    const controller = new AbortController();
    for (const at of [1, 2, 3]) {
      fetch(echo(OWN, 'slow'), { signal: controller.signal }).catch(() => log.push(at));
      controller.signal.addEventListener('abort', () => queueMicrotask(() => log.push(`listener ${at}`)));
    }
    controller.abort();
    await ticks(log);
    await pause(40);
    return log;
  });
  behaviour('abort: after the answer', async () => {
    const controller = new AbortController();
    const response = await fetch(echo(), { signal: controller.signal });
    const text = await response.text();
    controller.abort();
    return [text.length > 0, response.bodyUsed];
  });

  const rejections = async (act) => {
    const log = [];
    let promise;
    const onUnhandled = (event) => {
      event.preventDefault();
      log.push(
        event.type,
        event.promise === promise,
        tellError(event.reason),
        event.isTrusted,
        event.cancelable,
      );
    };
    for (const type of ['unhandledrejection', 'rejectionhandled']) addEventListener(type, onUnhandled);
    promise = act(log);
    await pause(350);
    for (const type of ['unhandledrejection', 'rejectionhandled']) removeEventListener(type, onUnhandled);
    return log;
  };
  const FAILING = [
    'a network error',
    'a bad method',
    'a bad URL',
    'a signal that has aborted',
    'a redirect that is an error',
    'a body with GET',
  ];
  for (const kind of FAILING) {
    const call = SETTLED[kind];
    behaviour(`rejection unhandled: ${kind}`, () => rejections(call));
    behaviour(`rejection handled: ${kind}`, () => rejections(() => void call().catch(() => undefined)));
    behaviour(`rejection handled late: ${kind}`, () =>
      rejections((log) => {
        const promise = call();
        setTimeout(() => promise.catch(() => log.push('late')), 200);
        return promise;
      }),
    );
    behaviour(`rejection of what follows: ${kind}`, () => rejections(() => call().then(() => undefined)));
    behaviour(`rejection of an async function: ${kind}`, () => rejections(async () => call()));
    behaviour(`rejection told to one of two: ${kind}`, () =>
      rejections(() => {
        const promise = call();
        promise.catch(() => undefined);
        return promise.then(() => undefined);
      }),
    );
  }
  behaviour('rejection unhandled: an abort under way', () =>
    rejections(() => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 20);
      return fetch(echo(OWN, 'slow'), { signal: controller.signal });
    }),
  );
}
