// XMLHttpRequest: events, errors, arguments, and every state in which it can be left.
{
  const EVENTS = [
    'readystatechange',
    'loadstart',
    'progress',
    'load',
    'loadend',
    'error',
    'abort',
    'timeout',
  ];
  const MAX_XHR_MS = 1500;
  const isUnderWay = ({ readyState }, log) => {
    const count = (type) => log.filter((event) => event.startsWith(`${type} `)).length;
    return count('loadstart') > count('loadend') && readyState > 0;
  };
  /** Runs one, and tells every event with the state in which it came, listeners beside handlers. */
  const run = async (act) => {
    const log = [];
    const xhr = new XMLHttpRequest();
    for (const type of EVENTS) {
      xhr[`on${type}`] = () => log.push(`on${type} ${xhr.readyState}`);
      xhr.addEventListener(type, ({ isTrusted, target }) => {
        log.push(`${type} ${xhr.readyState} ${xhr.status} ${isTrusted} ${target === xhr}`);
        queueMicrotask(() => log.push(`microtask of ${type}`));
      });
    }
    const told = result(() => act(xhr, log));
    log.push('returned');
    // to its end, and the end of what its events began
    for (let waited = 0; waited < MAX_XHR_MS && isUnderWay(xhr, log); waited += 20) await pause(20);
    await pause(60);
    return [
      log.filter((event) => !/progress/.test(event)),
      told,
      xhr.readyState,
      xhr.status,
      xhr.responseURL,
      Reflect.ownKeys(xhr),
    ];
  };
  const get =
    (path, set = () => undefined) =>
    (xhr, log) => {
      xhr.open('GET', echo(OWN, path));
      set(xhr, log);
      xhr.send();
    };
  const RUNS = {
    get: get('json'),
    'get, abroad': (xhr) => {
      xhr.open('GET', echo(FOREIGN));
      xhr.send();
    },
    'get, API': (xhr) => {
      xhr.open('GET', echo(API, 'json'));
      xhr.send();
    },
    missing: get('missing'),
    broken: get('broken'),
    'cut off': get('cut'),
    redirected: get('redirect'),
    'timed out': get('slow', (xhr) => (xhr.timeout = 20)),
    'not opened': (xhr) => xhr.send(),
    'sent twice': get('json', (xhr) => xhr.send()),
    'header before open': (xhr) => xhr.setRequestHeader('x-own', '1'),
    'header after send': (xhr) => {
      xhr.open('GET', echo(OWN, 'json'));
      xhr.send();
      return result(() => xhr.setRequestHeader('x-own', '1'));
    },
    synchronous: (xhr) => {
      xhr.open('GET', echo(OWN, 'json'), false);
      xhr.send();
      return xhr.responseText;
    },
    'synchronous, broken': (xhr) => {
      xhr.open('GET', echo(OWN, 'broken'), false);
      xhr.send();
    },
    'synchronous with a timeout': (xhr) => {
      xhr.open('GET', echo(OWN, 'json'), false);
      xhr.timeout = 5;
    },
    'aborted before open': (xhr) => xhr.abort(),
    'aborted when opened': (xhr) => {
      xhr.open('GET', echo());
      xhr.abort();
    },
    'aborted when sent': (xhr) => {
      xhr.open('GET', echo(OWN, 'slow'));
      xhr.send();
      xhr.abort();
    },
    'aborted at its head': get('drip', (xhr) => {
      xhr.addEventListener('readystatechange', () => xhr.readyState === 2 && xhr.abort());
    }),
    'aborted while loading': get('drip', (xhr) => {
      xhr.addEventListener('readystatechange', () => xhr.readyState === 3 && xhr.abort());
    }),
    'aborted when done': get('json', (xhr) => xhr.addEventListener('load', () => xhr.abort())),
    'opened again when sent': (xhr) => {
      xhr.open('GET', echo(OWN, 'slow'));
      xhr.send();
      xhr.open('GET', echo(OWN, 'json'));
      xhr.send();
    },
    'opened again when done': get('json', (xhr) => {
      xhr.addEventListener('load', () => xhr.open('GET', echo()), { once: true });
    }),
    'opened and sent again at its end': get('json', (xhr) => {
      xhr.addEventListener(
        'loadend',
        () => {
          xhr.open('POST', echo());
          xhr.send('again');
        },
        { once: true },
      );
    }),
    'a listener that stops the event': get('json', (xhr, log) => {
      xhr.addEventListener('load', (event) => event.stopImmediatePropagation());
      xhr.addEventListener('load', () => log.push('never'));
    }),
    'a listener that was there before': get('json', (xhr, log) => {
      xhr.addEventListener('load', () => log.push('capturing'), { capture: true });
      xhr.addEventListener('load', () => log.push('last'));
    }),
    'a listener added after send': (xhr, log) => {
      xhr.open('GET', echo(OWN, 'json'));
      xhr.send();
      xhr.addEventListener('load', () => log.push('after send'));
    },
  };
  for (const [kind, act] of Object.entries(RUNS)) behaviour(`XHR ${kind}`, () => run(act));

  const answer =
    (set, send = (xhr) => xhr.send()) =>
    async () => {
      const xhr = new XMLHttpRequest();
      const told = result(() => {
        set(xhr);
        send(xhr);
      });
      if (told) return told;
      const { type } = await new Promise((done) => {
        for (const name of ['load', 'error', 'abort', 'timeout']) xhr.addEventListener(name, done);
      });
      return [
        type,
        xhr.status,
        xhr.statusText,
        xhr.responseType,
        xhr.responseURL,
        String(result(() => xhr.response)),
        result(() => xhr.responseText),
      ];
    };
  for (const type of ['', 'text', 'json', 'blob', 'arraybuffer', 'document', 'own']) {
    behaviour(
      `XHR response type '${type}'`,
      answer((xhr) => {
        xhr.open('GET', echo(OWN, 'json'));
        xhr.responseType = type;
      }),
    );
    behaviour(
      `XHR response type '${type}', synchronous`,
      answer((xhr) => {
        xhr.open('GET', echo(OWN, 'json'), false);
        xhr.responseType = type;
      }),
    );
  }
  const OPENS = {
    'lower case': ['get', '/json/1'],
    'unknown method': ['OWN', '/echo/open'],
    'forbidden method': ['TRACE', '/echo/open'],
    'bad method': ['G T', '/echo/open'],
    'empty method': ['', '/echo/open'],
    'method null': [null, '/echo/open'],
    'method that is an object': [{ toString: () => 'POST' }, '/echo/open'],
    'method that is a symbol': [Symbol('own'), '/echo/open'],
    'bad URL': ['GET', 'http://'],
    'URL object': ['GET', new URL('/echo/open', location.href)],
    'URL that is an object': ['GET', { toString: () => '/echo/open' }],
    'URL null': ['GET', null],
    'URL with credentials': ['GET', `${location.protocol}//user:password@${location.host}/echo/open`],
    'user and password': ['GET', '/echo/open', true, 'user', 'password'],
    'async undefined': ['GET', '/echo/open', undefined],
    'async 0': ['GET', '/echo/open', 0],
    'one argument': ['GET'],
    'no argument': [],
    'six arguments': ['GET', '/echo/open', true, null, null, 'x'],
    'data URL': ['GET', 'data:text/plain,x'],
    'user undefined': ['GET', '/echo/open', true, undefined, undefined],
  };
  for (const [kind, args] of Object.entries(OPENS))
    behaviour(
      `XHR open: ${kind}`,
      answer((xhr) => void xhr.open(...args)),
    );
  behaviour('XHR open: reads of its arguments', () => {
    const log = [];
    const told = (name, text) => ({
      toString() {
        log.push(name);
        return text;
      },
    });
    new XMLHttpRequest().open(
      told('method', 'GET'),
      told('url', '/echo/open'),
      true,
      told('user', 'u'),
      told('password', 'p'),
    );
    return log;
  });
  for (const which of ['method', 'url']) {
    behaviour(`XHR open: a ${which} that throws`, () => {
      const log = [];
      const thrower = {
        toString() {
          log.push(which);
          throw new RangeError('own');
        },
      };
      return [result(() => new XMLHttpRequest().open(which === 'url' ? 'GET' : thrower, thrower)), log];
    });
  }
  const SETS = {
    usual: [['X-Own', '1']],
    twice: [
      ['x-own', '1'],
      ['X-Own', '2'],
    ],
    'bad name': [['bad name', '1']],
    'bad value': [['x-own', 'a\nb']],
    'no Latin-1': [['x-own', 'ĉ']],
    forbidden: [
      ['cookie', 'a=1'],
      ['host', 'x'],
    ],
    'one argument': [['x-own']],
    'three arguments': [['x-own', '1', '2']],
    objects: [[{ toString: () => 'x-own' }, { toString: () => '1' }]],
    symbol: [[Symbol('own'), '1']],
    null: [['x-own', null]],
    'content-type': [['content-type', 'text/own']],
  };
  for (const [kind, calls] of Object.entries(SETS)) {
    for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN })) {
      behaviour(
        `XHR headers: ${kind}, ${where}`,
        answer((xhr) => {
          xhr.open('POST', echo(origin));
          for (const call of calls) xhr.setRequestHeader(...call);
        }),
      );
    }
  }
  const OWN_TRACE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  for (const [where, origin] of Object.entries({ own: OWN, api: API, foreign: FOREIGN })) {
    behaviour(
      `XHR headers: traceparent of the app, ${where}`,
      answer((xhr) => {
        xhr.open('GET', echo(origin, 'trace'));
        xhr.setRequestHeader('TraceParent', OWN_TRACE);
        xhr.setRequestHeader('tracestate', 'own=1');
      }),
    );
  }
  behaviour('XHR headers: reads of the name', () => {
    const log = [];
    const xhr = new XMLHttpRequest();
    xhr.open('GET', echo());
    const told = (name) => ({
      toString() {
        log.push(name);
        return 'x-own';
      },
    });
    xhr.setRequestHeader(told('name'), told('value'));
    return log;
  });
  behaviour('XHR headers: of the answer', async () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', echo(OWN, 'json'));
    xhr.send();
    await new Promise((done) => (xhr.onload = done));
    const all = xhr
      .getAllResponseHeaders()
      .split('\r\n')
      .filter((line) => !line.startsWith('date'));
    return [all, xhr.getResponseHeader('Content-Type'), xhr.getResponseHeader('x-none')];
  });
  behaviour(
    'XHR with credentials',
    answer((xhr) => {
      xhr.open('GET', echo(FOREIGN));
      xhr.withCredentials = true;
    }),
  );
  behaviour(
    'XHR with another MIME type',
    answer((xhr) => {
      xhr.open('GET', echo(OWN, 'json'));
      xhr.overrideMimeType('text/plain; charset=latin1');
    }),
  );
  behaviour('XHR in XML', async () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', echo(OWN, 'xml'));
    xhr.send();
    await new Promise((done) => (xhr.onload = done));
    return xhr.responseXML.documentElement.nodeName;
  });
  for (const [where, origin] of Object.entries({ own: OWN, foreign: FOREIGN })) {
    for (const listens of [true, false]) {
      behaviour(`XHR upload, ${where}, ${listens ? 'with' : 'without'} listeners`, async () => {
        const log = [];
        const xhr = new XMLHttpRequest();
        xhr.open('POST', echo(origin));
        if (listens) for (const type of EVENTS) xhr.upload.addEventListener(type, () => log.push(type));
        xhr.send('x'.repeat(100_000));
        await new Promise((done) => (xhr.onloadend = done));
        return [
          [...new Set(log)],
          xhr.status,
          xhr.responseText.length,
          JSON.parse(xhr.responseText).preflights,
        ];
      });
    }
  }
  behaviour('XHR of a class of the app', async () => {
    const log = [];
    class Own extends XMLHttpRequest {
      open(...args) {
        log.push('open');
        return super.open(...args);
      }
      setRequestHeader(...args) {
        log.push(args[0]);
        return super.setRequestHeader(...args);
      }
    }
    const xhr = new Own();
    xhr.open('GET', echo());
    xhr.send();
    await new Promise((done) => (xhr.onload = done));
    return [log, xhr.status];
  });
  behaviour("XHR of another frame, by this page's methods", async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const xhr = new frame.contentWindow.XMLHttpRequest();
    XMLHttpRequest.prototype.open.call(xhr, 'GET', new URL(echo(), location.href));
    XMLHttpRequest.prototype.send.call(xhr);
    await new Promise((done) => (xhr.onloadend = done));
    return xhr.status;
  });
  behaviour('XHR by its class', () => {
    const xhr = new XMLHttpRequest();
    return [
      Reflect.ownKeys(xhr),
      Reflect.ownKeys(XMLHttpRequest.prototype).map(String),
      xhr.open('GET', '/'),
      xhr.readyState,
    ];
  });
  behaviour('XHR: what its methods give', async () => {
    const xhr = new XMLHttpRequest();
    const told = [xhr.open('GET', echo()), xhr.setRequestHeader('x-own', '1'), xhr.send(), xhr.abort()];
    return told.map(String);
  });
}
