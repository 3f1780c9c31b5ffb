// What comes back: heads, bodies, streams that are read in part, and errors in their middle.
{
  for (const status of [200, 201, 202, 204, 205, 304, 400, 401, 404, 410, 429, 500, 503]) {
    behaviour(`status ${status}`, () => outcome(() => fetch(`${echo(OWN, 'status')}?${status}`)));
    behaviour(`status ${status}, HEAD`, () =>
      outcome(() => fetch(`${echo(OWN, 'status')}?${status}`, { method: 'HEAD' })),
    );
    behaviour(`status ${status}, by XHR`, async () => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', `${echo(OWN, 'status')}?${status}`);
      xhr.send();
      await new Promise((done) => xhr.addEventListener('loadend', done));
      return [xhr.status, xhr.statusText, xhr.responseText];
    });
  }
  for (const redirect of ['follow', 'manual', 'error']) {
    for (const status of [301, 302, 303, 307, 308]) {
      behaviour(`redirect ${status}, ${redirect}`, () =>
        outcome(() => fetch(`${echo(OWN, 'redirect')}?${status}`, { method: 'POST', body: 'x', redirect })),
      );
    }
  }
  for (const read of ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData']) {
    behaviour(`read as ${read}, twice`, async () => {
      const response = await fetch(echo(OWN, 'json'));
      const tell = async () => Object.prototype.toString.call(await response[read]());
      return [await tell().catch(tellError), response.bodyUsed, await tell().catch(tellError)];
    });
    behaviour(`read as ${read}, of a clone`, async () => {
      const response = await fetch(echo(OWN, 'json'));
      const clone = response.clone();
      const answers = [];
      for (const one of [clone, response]) {
        answers.push(await one[read]().then((value) => Object.prototype.toString.call(value), tellError));
      }
      return [answers, response.bodyUsed, clone.url];
    });
  }
  behaviour('a clone of a body that was read', async () => {
    const response = await fetch(echo());
    await response.text();
    return result(() => response.clone());
  });
  behaviour('a response by its class', async () => {
    const response = await fetch(echo());
    return [
      response instanceof Response,
      response.constructor === Response,
      Reflect.ownKeys(response),
      String(response),
    ];
  });
  behaviour("a response's headers", async () =>
    [...(await fetch(echo(OWN, 'json'))).headers].filter(([name]) => name !== 'date'),
  );
  behaviour("a response's immutable headers", async () => {
    const response = await fetch(echo());
    return result(() => response.headers.set('x-own', '1'));
  });
  behaviour('a body as a stream', async () => {
    const { body } = await fetch(echo(OWN, 'json'));
    const before = body.locked;
    const reader = body.getReader();
    const { value, done } = await reader.read();
    return [before, body.locked, value.constructor.name, done, (await reader.read()).done];
  });
  behaviour('a body piped', async () => {
    let text = '';
    const response = await fetch(echo(OWN, 'json'));
    await response.body.pipeThrough(new TextDecoderStream()).pipeTo(
      new WritableStream({
        write(chunk) {
          text += chunk;
        },
      }),
    );
    return [text, response.bodyUsed];
  });
  behaviour('a body teed', async () => {
    const [left, right] = (await fetch(echo(OWN, 'json'))).body.tee();
    return [await new Response(left).text(), await new Response(right).text()];
  });
  behaviour('a body that is iterated', async () => {
    let bytes = 0;
    for await (const chunk of (await fetch(echo(OWN, 'large'))).body) bytes += chunk.length;
    return bytes;
  });
  const hears = async (url) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const gone = await (await fetch(url.replace('drip', 'gone'))).text();
      if (gone === 'true') return true;
      await pause(20);
    }
    return false;
  };
  behaviour('cancel of a body reaches the server', async () => {
    const url = echo(OWN, 'drip');
    const response = await fetch(url);
    await response.body.cancel('enough');
    return [response.bodyUsed, await hears(url)];
  });
  behaviour('cancel of a reader reaches the server', async () => {
    const url = echo(OWN, 'drip');
    const reader = (await fetch(url)).body.getReader();
    await reader.read();
    await reader.cancel();
    return hears(url);
  });
  behaviour('abort reaches the server', async () => {
    const url = echo(OWN, 'drip');
    const controller = new AbortController();
    await fetch(url, { signal: controller.signal });
    controller.abort();
    return hears(url);
  });
  behaviour('abort of an XHR reaches the server', async () => {
    const url = echo(OWN, 'drip');
    const xhr = new XMLHttpRequest();
    xhr.open('GET', url);
    xhr.send();
    await new Promise((done) => (xhr.onprogress = done));
    xhr.abort();
    return hears(url);
  });
  behaviour('a body that breaks off', () => outcome(() => fetch(echo(OWN, 'cut'))));
  behaviour('a connection that breaks off', () => outcome(() => fetch(echo(OWN, 'broken'))));
  behaviour('a connection that breaks off, abroad', () => outcome(() => fetch(echo(FOREIGN, 'broken'))));
  behaviour('no CORS', () => outcome(() => fetch(echo(FOREIGN, 'closed'))));
  behaviour('no CORS, opaque', () => outcome(() => fetch(echo(FOREIGN, 'closed'), { mode: 'no-cors' })));
  behaviour('no CORS, by XHR', async () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', echo(FOREIGN, 'closed'));
    xhr.send();
    const { type } = await new Promise((done) => {
      for (const name of ['load', 'error']) xhr.addEventListener(name, done);
    });
    return [type, xhr.status, xhr.getAllResponseHeaders()];
  });
  behaviour('a large body', async () => (await (await fetch(echo(OWN, 'large'))).arrayBuffer()).byteLength);
  behaviour('a hundred calls at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => fetch(echo(OWN, 'json'))));
    return answers.map(({ status }) => status);
  });
  behaviour("the first line of an error's stack", async () => {
    const stacks = [];
    for (const call of [
      () => fetch('http://'),
      () => fetch(echo(OWN, 'broken')),
      () => fetch(echo(), { method: 'P UT' }),
    ]) {
      stacks.push(await call().catch(({ stack }) => stack.split('\n')[0]));
    }
    return stacks;
  });
  behaviour('entries of Resource Timing', async () => {
    const url = new URL(echo(OWN, 'json'), location.href).href;
    await (await fetch(url)).text();
    await pause(60);
    return performance
      .getEntriesByName(url)
      .map(({ initiatorType, responseStatus }) => [initiatorType, responseStatus]);
  });
}
