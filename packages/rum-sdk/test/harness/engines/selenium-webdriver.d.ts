/** The part of selenium-webdriver that is used; the package has no types of its own. */
declare module 'selenium-webdriver' {
  export interface WebDriver {
    get(url: string): Promise<void>;
    navigate(): { refresh(): Promise<void> };
    executeScript<T>(source: string): Promise<T>;
    executeAsyncScript<T>(source: string): Promise<T>;
    findElement(by: unknown): { click(): Promise<void>; sendKeys(keys: string): Promise<void> };
    getWindowHandle(): Promise<string>;
    switchTo(): { window(handle: string): Promise<void>; newWindow(type: 'tab' | 'window'): Promise<void> };
    manage(): {
      window(): { minimize(): Promise<unknown> };
      setTimeouts(timeouts: { script: number; pageLoad: number }): Promise<void>;
    };
    getCapabilities(): Promise<{ get(name: string): string }>;
    close(): Promise<void>;
    quit(): Promise<void>;
  }
  export class Builder {
    usingServer(url: string): this;
    withCapabilities(capabilities: object): this;
    build(): Promise<WebDriver>;
  }
  export const By: { css(selector: string): unknown };
}
