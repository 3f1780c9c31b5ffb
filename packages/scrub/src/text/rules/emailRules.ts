import type { TextRule } from './textRule.ts';

const LABEL = '[\\p{L}\\p{M}\\p{N}-]{1,63}';

const LOCAL = '[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}._%+-]{0,63}';

/** A word in brackets, as people hide addresses from programs: `(at)`, `[dot]`, `{ punkt }`. */
const inBrackets = (words: string): string => `\\s{0,2}[([{<]\\s?(?:${words})\\s?[)\\]}>]\\s{0,2}`;

const AT = `(?:${inBrackets('at|ät|arroba|chiocciola|собака|@|在')}|\\(a\\)|"at")`;
const DOT = `(?:\\.|${inBrackets('dot|punkt|point|punto|ponto|\\.')}|\\s(?:dot|punkt)\\s)`;

/** Where frames of Firefox and Safari are, which have no address: `foo.bar@debugger eval code`. */
const NO_HOST = 'debugger|self-hosted|wasm|resource|chrome|eval|blob|file|https?';

/** Files of programs are no hosts: `render @ main.js`. */
const FILE = '[cm]?[jt]sx?|json|css|html?|vue|py|rb|go|php';

export const EMAIL_RULES: readonly TextRule[] = [
  {
    kind: 'email',
    hint: /[@\uff20\ufe6b]|[%5=x0]40|&#64/,
    // @ as it is, percent-encoded once or more, quoted-printable, as an HTML or JSON escape, or
    // full-width, and with comments about it (RFC 5322, section 3.2.2). A host needs a dot, because stack frames of
    // Firefox and Safari read `render@https://…`; `logo@2x.png` is a picture. Of the characters that RFC 5322 allows,
    // = / ? & are left out: in the texts that we see they stand before an email. Two that nothing divides are two rounds' work.
    pattern:
      /()((?:"[^"\n]{1,64}"|\[email\]|[\p{L}\p{M}\p{N}.!#$%*+^_`{|}~-][\p{L}\p{M}\p{N}.!#$%*+^_`{|}~'-]{0,63})(?:\([^()\n]{1,40}\))?(?:\\{0,4}[@\uff20\ufe6b]{1,2}(?!\dx\.(?:png|jpe?g|webp|gif|svg|avif))|%(?:25){0,3}40|=40(?=[a-z-]{2})|&#(?:64|x40);|\\u0040)(?:\([^()\n]{1,40}\))?(?:\[(?:ipv6:)?[\da-f.:]{3,45}\]|(?:[\p{L}\p{M}\p{N}-]{1,63}(?:\.{1,2}|[[(]\.[)\]]|%(?:25){0,3}2e)){1,8}\p{L}[\p{L}\p{M}\p{N}-]{1,62}|\d{1,3}(?:\.\d{1,3}){3}))/giu,
  },
  {
    kind: 'email',
    hint: /[([{<"]\s?(?:at?|ät|arroba|chiocciola|собака|@|在)\s?[)\]}>"]|[\s_-](?:dot|punkt)[\s_-]/i,
    // jane (at) example (dot) com; jane (at) example, but not `meet (at) noon`; jane at example dot com; jane-at-example-dot-com
    pattern: new RegExp(
      `()(${LOCAL}(?:${AT}${LABEL}(?:${DOT}${LABEL}){1,4}|\\s{0,2}[([{]at[)\\]}]\\s?(?=\\p{L}{5})${LABEL}|\\sat\\s${LABEL}(?:\\s(?:dot|punkt)\\s${LABEL}){1,4}|[_-]at[_-][\\p{L}\\p{N}]{1,63}[_-]dot[_-]\\p{L}{2,}))`,
      'giu',
    ),
  },
  {
    kind: 'email',
    hint: /\sAT\s/,
    pattern: new RegExp(`()(${LOCAL}\\sAT\\s${LABEL}(?:\\.${LABEL}|\\sDOT\\s${LABEL}){1,4})`, 'gu'),
  },
  {
    kind: 'email',
    hint: /\s@|@\s/,
    // jane @ example.com
    pattern: new RegExp(
      `()(${LOCAL}(?:\\s{1,2}@\\s{0,2}|@\\s{1,2})(?:${LABEL}\\s?\\.\\s?){1,4}(?!(?:${FILE})(?![\\p{L}\\p{N}]))\\p{L}{2,24}(?![\\p{L}\\p{N}:/]))`,
      'giu',
    ),
  },
  {
    kind: 'email',
    hint: /@/,
    // jane.doe@intranet, root@localhost
    pattern: new RegExp(
      `()(?:(${LOCAL}@localhost|[\\p{L}\\p{N}_-]{1,64}(?:\\.[\\p{L}\\p{N}_-]{1,64}){1,3}@(?!(?:${NO_HOST})(?![\\p{L}\\p{N}]))[a-z][\\p{L}\\p{N}-]{1,62})(?![\\p{L}\\p{N}:/.@-]))`,
      'giu',
    ),
  },
  {
    kind: 'email',
    hint: /@/,
    // of a name alone, where a word says what it is: "email":"jane@intranet"
    pattern: /(mail["']?\s?[:=]\s?["']?)([\w.+-]{1,64}@[\w-]{2,63})(?![\w.@:/-])/gi,
  },
];
