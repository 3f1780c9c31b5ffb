/** The process environment, or a part of it. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Reads variables, and notes each mistake as one line: the variable, what is wrong, the fix. */
export class EnvReader {
  readonly mistakes: string[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  /** The text of a variable, trimmed; undefined where it is unset or empty. */
  text(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** `true` or `false`; false where unset. */
  flag(name: string): boolean {
    const value = this.text(name);
    if (value !== undefined && value !== 'true' && value !== 'false') {
      this.mistake(name, `is "${value}"`, 'set it to true or false');
    }
    return value === 'true';
  }

  /** A share from 0 to 1. */
  share(name: string, fallback: number): number {
    return this.#number(name, fallback, 0, 1, 'a number from 0 to 1, such as 0.1');
  }

  /** Whole milliseconds. */
  milliseconds(name: string, fallback: number, range: { min: number; max: number }): number {
    const { min, max } = range;
    return this.#number(name, fallback, min, max, `milliseconds from ${min} to ${max}`);
  }

  /** An absolute http(s) URL without a trailing slash. */
  url(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const url = URL.parse(value);
    if (url === null || !/^https?:$/.test(url.protocol)) {
      this.mistake(name, 'is not an http or https URL', 'write it in full, such as http://127.0.0.1:8428');
      return undefined;
    }
    return value.replace(/\/+$/, '');
  }

  /** Text of a least length; its value is a secret and is never repeated in the message. */
  secret(name: string, minLength: number): string {
    const value = this.text(name);
    if (value === undefined) {
      this.mistake(name, 'is not set', `set it to at least ${minLength} characters`);
    } else if (value.length < minLength) {
      this.mistake(name, `has ${value.length} characters`, `use at least ${minLength}`);
    }
    return value ?? '';
  }

  /** Notes a mistake. */
  mistake(name: string, wrong: string, fix: string): void {
    this.mistakes.push(`${name} ${wrong}: ${fix}.`);
  }

  #number(name: string, fallback: number, min: number, max: number, wanted: string): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = Number(value);
    if (number >= min && number <= max) return number;
    this.mistake(name, `is "${value}"`, `use ${wanted}`);
    return fallback;
  }
}
