import { NO_DATA } from '../noData.ts';
import { type TextRange, type TextRule, when } from '../textRule.ts';

/** A text with any of these may hold one of the values below. */
const HINT = /pass|pwd|secret|token|answer|authorization/i;

const SECRET = '(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_-]?key|access[_-]?key)';

/** Said of a password behind `is`, and none. */
const SAID =
  /^(?:blank|correct|different|empty|incorrect|insecure|known|long|mandatory|missing|same|short|strong|there|unique|unsafe|weak|wrong|yours)$|(?:ed|ing|able|ible|ory|al|ous|ive|ent|less|ful|id)$/i;

/** What stands between single quotes among the arguments of a call. */
function quotedRanges(args: string): TextRange[] {
  return [...args.matchAll(/'([^'\n]{1,200})'/g)]
    .filter(({ 1: text = '' }) => !text.startsWith('['))
    .map(({ index, 1: text = '' }) => [index + 1, index + 1 + text.length]);
}

/** Passwords and the like as languages and formats print what holds them. */
export const DUMP_RULES: readonly TextRule[] = [
  {
    kind: 'credentials',
    hint: HINT,
    // PHP: [password] => secret, ["password"]=> string(6) "secret", s:8:"password";s:6:"secret"
    pattern: new RegExp(
      `(${SECRET}\\\\{0,4}["']?(?:\\]\\s?=>\\s?(?:string\\(\\d{1,6}\\) )?|;s:\\d{1,6}:)\\\\{0,4}["']?)(?!string\\()([^\\s"'\\])},;[\\\\]{3,})`,
      'gi',
    ),
  },
  {
    kind: 'credentials',
    hint: HINT,
    // a name and, in a field of its own, its value: {"name":"password","value":"secret"}, - name: DB_PASSWORD / value: secret
    pattern: new RegExp(
      `(\\b(?:name|key)\\\\{0,4}["']?\\s?[:=]\\s?\\\\{0,4}["']?[\\w.-]{0,40}${SECRET}[\\w.-]{0,20}\\\\{0,4}["']?,?(?:\\s{1,8}|(?=\\\\{0,4}"))\\\\{0,4}["']?value\\\\{0,4}["']?\\s?[:=]\\s?\\\\{0,4}["']?)([^\\s"',}<>[\\\\]{3,})`,
      'gi',
    ),
  },
  {
    kind: 'credentials',
    hint: HINT,
    // XML: <wsse:Password Type="PasswordText">secret<, <property name="password">secret<; and escaped: &lt;password&gt;secret&lt;
    pattern: new RegExp(
      `((?:<(?:\\w{1,20}:)?${SECRET}\\s[^>\\n]{1,100}|<\\w{1,30} name=\\\\{0,4}"[\\w.-]{0,40}${SECRET}\\\\{0,4}")>|${SECRET}&(?:amp;)?gt;)([^<&\\s[]{2,200})`,
      'gi',
    ),
  },
  {
    kind: 'credentials',
    hint: HINT,
    // YAML's blocks, and Docker's ENV SECRET value
    pattern: new RegExp(
      `(${SECRET}["']?: (?:[|>]-?|\\[credentials\\])\\n\\s{1,8}|\\b(?:ENV|ARG) [A-Z_]{0,40}(?:SECRET|TOKEN|PASSWORD|KEY) )([^\\s[=]{3,})`,
      'gi',
    ),
  },
  {
    kind: 'credentials',
    hint: HINT,
    // cut within its quotes: "password":"two words
    pattern: new RegExp(`(${SECRET}\\\\{0,4}["']?\\s?[:=]\\s?\\\\{0,4}")([^"\\n[]{2,200})(?=\\n|$)`, 'gi'),
  },
  {
    kind: 'credentials',
    hint: HINT,
    // password is sunflower, at the end of what is said
    pattern: new RegExp(
      `(\\bpass(?:word|phrase|code) is |\\b(?:kenn|pass)wor[dt] lautet )(?!(?:${NO_DATA})(?!\\w))(\\p{L}{5,30})(?=[.!]?(?:["');,\\n]|$))`,
      'giu',
    ),
    rangesOf: when((word) => !SAID.test(word)),
  },
  {
    kind: 'credentials',
    hint: /[«„]/,
    // mot de passe « secret »
    pattern:
      /((?:mot de passe|passwor[dt]|kennwort|contraseña|senha|пароль|hasło) [«„]\s?)((?!\[)[^»“”\n[\s]{2,60})(?=\s?[»“”])/giu,
  },
  {
    kind: 'credentials',
    hint: HINT,
    // ODBC: PWD={a;b}; a value that a secret's question asks for
    pattern:
      /((?:pwd|password)=\{|security[ _-]?answer\\{0,4}["']?\s?[:=]\s?\\{0,4}["']?)([^}\n"[\\]{2,100})/gi,
  },
  {
    kind: 'token',
    hint: HINT,
    // Authorization: Token token="…"; the subprotocols of a WebSocket
    pattern:
      /(authorization\\{0,4}["']?\s?[:=]\s?["']?(?:token|apikey|bearer) (?=\w{1,20}=)|\bauthorization: token \[token\](?=")|sec-websocket-protocol: (?=[^\n]{0,60}token))((?!\[)[^\n]{3,400})/gi,
  },
  {
    kind: 'credentials',
    hint: HINT,
    // the secret of codes that change (RFC 4648, base32)
    pattern: /(\b(?:[th]otp|2fa|mfa)[ _-](?:secret|key|token)[ :=]{1,3})([A-Z2-7]{12,64})(?!\w)/gi,
  },
  {
    kind: 'credentials',
    hint: /LOGIN/,
    // IMAP (RFC 9051, section 6.2.3): a1 LOGIN jane secret
    pattern:
      /((?:IMAP|\b[a-zA-Z]{0,2}\d{1,4}) LOGIN )((?!\[)(?:"[^"\n]{1,100}"|[\w.@-]{2,100}) (?:"[^"\n]{1,100}"|[^\s");]{4,100}))(?=["');\n]|$)/g,
  },
  {
    kind: 'credentials',
    hint: /@(?:tcp|unix|udp)\(/,
    // Go's MySQL driver: jane:secret@tcp(host:3306)/db
    pattern: /((?:^|[\s"'=(])[\w.-]{1,60}:)([^\s@/"'[]{2,60})(?=@(?:tcp|unix|udp)\()/g,
  },
  {
    kind: 'credentials',
    hint: /\b(?:docker|podman|helm|sqlcmd|ldapsearch|ansible)\b/,
    // docker login -u jane -p secret
    pattern:
      /(\b(?:docker|podman|helm|sqlcmd|ldapsearch|ansible)(?![\w-])[^\n[]{0,80}?\s-[pPw] ?(?![\s[-]))([^\s"'[<:]{4,})(?=\s|$)/g,
    // ports and paths are given so, too
    rangesOf: when((word) => /\d/.test(word) && /\p{L}/u.test(word) && !word.includes('/')),
  },
  {
    kind: 'literal',
    hint: /\(\d+\): /,
    // PHP: #3 /srv/app/Login.php(44): Auth->attempt('jane', 'secret')
    pattern: /(#\d{1,3} [^\n(]{1,200}\(\d{1,6}\): [^\n(]{1,120}\()([^\n]{1,400})/g,
    rangesOf: quotedRanges,
  },
  {
    kind: 'literal',
    hint: /\b(?:login|authenticate|signIn|setPassword|createUser)\('/,
    pattern: /(\b(?:login|authenticate|signIn|setPassword|createUser)\()('[^\n]{1,200})/g,
    rangesOf: quotedRanges,
  },
  {
    kind: 'credentials',
    hint: HINT,
    // with a quote in it: "password": "o\"pen"
    pattern: /(pass(?:word|wd)?"\s?:\s?")((?!\[)(?:[^"\\\n]|\\[^\n]){2,200})(?=")/gi,
  },
  {
    kind: 'credentials',
    hint: / = \[credentials\]'/,
    // what a page's rules have left of N'secret'
    pattern: /(@\w{1,40} = \[credentials\]')((?!\[)[^'\n]{2,100})(?=')/g,
  },
  {
    kind: 'token',
    hint: HINT,
    pattern: /(\bauthorization: )([a-z]{8,60})(?=["');\n]|$)/gi,
    rangesOf: when((word) => !SAID.test(word)),
  },
  {
    kind: 'key',
    hint: / AAAA|\[email\] \[key\] /,
    // a security key's (OpenSSH), with whose it is
    pattern:
      /(\bsk-(?:ssh|ecdsa)-[\w@.-]{5,60} |\[email\] \[key\] )(AAAA[^\n"']{4,}|[\w.-]{1,40}@[\w-]{1,40}(?![\w.]))/g,
  },
];
