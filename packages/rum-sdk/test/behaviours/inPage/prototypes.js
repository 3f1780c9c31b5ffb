// Calls of a page, or of a script in it, that has put something on Object.prototype.
{
  const CALLS = {
    fetch: () => fetch(echo()),
    'fetch of a Request': () => fetch(new Request(echo())),
    'fetch, abroad': () => fetch(echo(FOREIGN)),
    'fetch of a broken connection': () => fetch(echo(OWN, 'broken')),
    'fetch of a bad URL': () => fetch('http://'),
    XHR: () =>
      new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', echo());
        xhr.onloadend = () => done(`${xhr.status} ${xhr.readyState}`);
        xhr.send();
      }),
  };
  // what names of options and of spans there may be; fetch itself reads none of them where there is no init
  const NAMES =
    'start type name url parent links kind attributes timing status message trace context time'.split(' ');
  const KINDS = {
    'a getter that throws': {
      get() {
        throw new RangeError('own');
      },
      // so that an assignment is still one
      set(value) {
        Object.defineProperty(this, 'own', { value, configurable: true });
      },
    },
    'a function': { value: () => 'own', writable: true },
  };

  /** What a call gives while the property is there; it is gone before anything is made of that. */
  async function during(name, property, call) {
    Object.defineProperty(Object.prototype, name, { ...property, configurable: true });
    try {
      return await call();
    } finally {
      delete Object.prototype[name];
    }
  }

  for (const [kind, property] of Object.entries(KINDS)) {
    for (const name of NAMES) {
      for (const [way, call] of Object.entries(CALLS)) {
        behaviour(`${way}, where Object.prototype has ${kind} called ${name}`, () =>
          outcome(() => during(name, property, call)),
        );
      }
    }
  }
}
