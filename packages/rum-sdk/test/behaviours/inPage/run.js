// A plain script, so that any browser can run it. Others add behaviours; `runBehaviours()` observes each of them.
globalThis.behaviours = new Map();
const sites = new URL(document.currentScript.src).searchParams;
globalThis.OWN = '';
globalThis.API = sites.get('api');
globalThis.FOREIGN = sites.get('foreign');

/** Longer than any behaviour waits for by itself. */
const MAX_WAIT_MS = 4000;

globalThis.pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Adds a behaviour; what `observe` gives must be the same in every page, as JSON. */
globalThis.behaviour = (name, observe) => {
  if (behaviours.has(name)) throw new Error(`two behaviours are called ${name}`);
  behaviours.set(name, observe);
};

let calls = 0;
/** An address that is used once, so that nothing is cached between behaviours. */
globalThis.echo = (origin = OWN, path = 'echo') => `${origin}/${path}/${++calls}`;

globalThis.tellError = (error) =>
  error instanceof Error || error instanceof DOMException
    ? `${error.constructor.name} ${error.name}: ${error.message}`
    : `${typeof error} ${String(error)}`;

globalThis.tellResponse = async (response) => {
  if (Object.prototype.toString.call(response) !== '[object Response]') return String(response);
  const { status, statusText, type, url, redirected, ok, bodyUsed } = response;
  const text = await response.text().catch(tellError);
  return { status, statusText, type, url, redirected, ok, bodyUsed, keys: Reflect.ownKeys(response), text };
};

/** What a call gives: an answer, a rejection or an exception. */
globalThis.outcome = async (call) => {
  let promise;
  try {
    promise = call();
  } catch (error) {
    return `threw ${tellError(error)}`;
  }
  const isPromise = Object.prototype.toString.call(promise);
  const keys = Reflect.ownKeys(promise ?? {});
  try {
    return [isPromise, keys, await tellResponse(await promise)];
  } catch (error) {
    return [isPromise, keys, `rejected ${tellError(error)}`];
  }
};

/** What work gives, or throws. */
globalThis.result = (work) => {
  try {
    return work();
  } catch (error) {
    return `threw ${tellError(error)}`;
  }
};

async function observed(observe) {
  try {
    return await Promise.race([observe(), pause(MAX_WAIT_MS).then(() => 'no end')]);
  } catch (error) {
    return `failed ${tellError(error)}`;
  }
}

/** Observes the behaviours of these names, or all. */
globalThis.runBehaviours = async (names = [...behaviours.keys()]) => {
  const seen = {};
  for (const name of names) seen[name] = JSON.stringify(await observed(behaviours.get(name)));
  return seen;
};
