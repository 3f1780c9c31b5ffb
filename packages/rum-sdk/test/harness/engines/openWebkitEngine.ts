import { Builder, By, type WebDriver } from 'selenium-webdriver';
import { findWebkit } from '../../../../../scripts/lib/browsers/webkit.mjs';
import { freePort } from '../../../../../scripts/lib/freePort.mjs';
import { callSource } from './callSource.ts';
import type { Engine, Tab } from './engine.ts';
import { startDisplay } from './startDisplay.ts';
import { startProgram } from './startProgram.ts';
import { whenListening } from './whenListening.ts';

/** WebKitGTK's MiniBrowser on a display of its own, driven by WebKitWebDriver. */
export async function openWebkitEngine(): Promise<Engine> {
  const found = findWebkit();
  if ('missing' in found) throw new Error(found.missing);
  const display = await startDisplay();
  const port = await freePort();
  const driver = startProgram(found.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: { DISPLAY: display.name },
  });
  const stop = async (): Promise<void> => {
    await driver.stop();
    await display.stop();
  };
  try {
    await whenListening(port);
    const session = await openSession(port, found.browser);
    const first = await session.getWindowHandle();
    return {
      name: 'webkit',
      version: (await session.getCapabilities()).get('browserVersion'),
      open: (url) => openTab(session, first, url),
      async close() {
        await session.quit().catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openSession(port: number, binary: string): Promise<WebDriver> {
  const session = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    })
    .build();
  await session.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
  return session;
}

/** The first tab stays, empty: a browser without tabs ends, and a new one is opened from a tab that exists. */
async function openTab(session: WebDriver, first: string, url: string): Promise<Tab> {
  await session.switchTo().window(first);
  await session.switchTo().newWindow('window');
  const handle = await session.getWindowHandle();
  await session.get(url);
  return webkitTab(session, handle);
}

function webkitTab(session: WebDriver, handle: string): Tab {
  /** The driver's commands go to the tab that was chosen last. */
  const here = async (): Promise<WebDriver> => {
    await session.switchTo().window(handle);
    return session;
  };
  return {
    goto: async (url) => (await here()).get(url),
    reload: async () => (await here()).navigate().refresh(),
    back: async () => (await here()).executeScript('history.back()'),
    evaluate: async (work, ...args) => evaluate(await here(), callSource(work, args)),
    click: async (selector) => (await here()).findElement(By.css(selector)).click(),
    type: async (selector, character) => (await here()).findElement(By.css(selector)).sendKeys(character),
    async hide() {
      await (await here()).manage().window().minimize();
    },
    async setOffline(isOffline) {
      await evaluate(await here(), callSource(tellOffline, [isOffline]));
    },
    async close() {
      await (await here()).close();
    },
  };
}

function tellOffline(isOffline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: !isOffline, configurable: true });
  dispatchEvent(new Event(isOffline ? 'offline' : 'online'));
}

/** The driver takes a callback where others take a promise. */
async function evaluate<T>(session: WebDriver, source: string): Promise<T> {
  const answer = await session.executeAsyncScript<{ value: T } | { error: string }>(`
    const done = arguments[arguments.length - 1];
    (async () => ${source})().then((value) => done({ value }), (error) => done({ error: String(error) }));`);
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}
