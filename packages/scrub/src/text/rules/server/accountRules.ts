import { NO_DATA } from '../noData.ts';
import { type TextRule, when } from '../textRule.ts';

/** Stands behind `user` and `account` in messages, and is nobody's name. */
const THING =
  /^(?:agent|account|admin|already|api|auth|avatar|balance|cache|config|consent|content|context|cookie|count|credentials?|current|currently|data|database|details?|device|directory|email|entity|entry|error|event|feedback|field|file|flow|folder|form|group|guest|handle|has|home|id|identifier|image|info|input|interface|is|key|label|language|level|limit|link|list|locale|login|manager|menu|mode|model|module|name|names|not|number|object|or|order|page|password|plan|prefs|profile|prompt|query|quota|record|request|response|role|root|row|schema|script|search|service|session|settings?|space|state|status|store|story|system|table|tag|team|test|theme|tier|timezone|token|tree|type|uuid|view|was|with|zone|kann|konnte|muss|bereits|connecté|courant|actuel|actual)$|(?:tion|sion|ment|ing|ity|ance|ence|ies|ship|ness|able|ive|ed|é|ado|ato)$/;

const isAccount = when((name) => !THING.test(name));

/** What a directory, a shell or a program says of an account, behind its name. */
const SAID =
  '(?: (?:is|was|has been) (?:not|locked|disabled|blocked|suspended|deactivated|banned|already)| not found| already| does(?: not|n.t)| disabled| locked| ist| wurde| existiert| nicht gefunden| est bloqu\\p{L}{0,2}| inconnu| introuvable| n.existe| no existe| está| non esiste)(?!\\p{L})';

/** Accounts of persons in what systems log of them. A login that reads as a word is known by what is said of it. */
export const ACCOUNT_RULES: readonly TextRule[] = [
  {
    kind: 'name',
    // user mokonkwo is locked, Benutzer mokonkwo ist gesperrt, l'utilisateur mokonkwo est bloqué
    hint: /(?:user(?:name)?|account|login|nutzer(?:name)?|konto|utilisateur|usuario|utente) \p{Ll}/iu,
    pattern: new RegExp(
      `((?:^|[^\\p{L}\\p{N}-])(?:[Uu]ser(?:name)?|[Aa]ccount|[Ll]ogin|(?:Be)?[Nn]utzer(?:name)?|Konto|[Uu]tilisateur|[Uu]suario|[Uu]tente) )(?!(?:${NO_DATA})(?![\\p{L}\\p{N}]))(\\p{Ll}[\\p{L}\\p{N}._-]{2,40})(?=${SAID})`,
      'gu',
    ),
    rangesOf: isAccount,
  },
  {
    kind: 'name',
    // Patient Okonkwo nicht gefunden: in German no two nouns stand like this
    hint: /nicht |wurde|existiert| hat /,
    pattern:
      /((?:^|[^\p{L}])(?:Patient|Kunde|Bewohner|Mitarbeiter|Nutzer|Benutzer)(?:in)? )(?!Data|Id)(\p{Lu}\p{Ll}[\p{L}'’-]{1,30})(?= (?:nicht (?:gefunden|vorhanden)|wurde|existiert|hat) ?)/gu,
  },
  {
    kind: 'name',
    // Name: Okonkwo, Vorname: Jane
    hint: /vorname|first|given|prénom|nombre/i,
    pattern: /(\b(?:Name|Nom|Last):? )(\p{Lu}[\p{L}'’-]{1,40})(?=, ?(?:Vorname|First|Given|Prénom|Nombre))/gu,
  },
  {
    kind: 'name',
    // OpenSSH, PAM and mail: Failed password for jane from; session opened for user jane; no mailbox for jane
    hint: /password for |publickey for |opened for|closed for|authenticating user|mailbox for/i,
    pattern:
      /((?:(?:[Ff]ailed|[Aa]ccepted) (?:password|publickey|none|keyboard-interactive\S{0,10}) for |session (?:opened|closed) for user |authenticating user |mailbox for )(?:invalid user )?)(?!invalid |root\b)([a-zA-Z][\w.@-]{1,60})/g,
  },
  {
    kind: 'name',
    // id(1), sudo(8), ls(1): uid=1000(jane), sudo: jane : command not allowed, -rw-r--r-- 1 jane staff
    hint: /[ug]id=\d|sudo: |[r-][w-][x-] /,
    pattern:
      /(\b[ug]id=\d{1,10}\(|\bsudo:\s{1,8}|[dl-](?:[r-][w-][xsStT-]){3}[.+@]?\s{1,8}\d{1,6}\s)(?!root\b)([a-z][\w.-]{1,31})(?=\)| : |\s{1,8}[\w.-]{1,31}\s{1,8}\d)/g,
  },
  {
    kind: 'name',
    // @jane_doe, @jane84, but not `@media`, `@types/node` and `@font_face {`
    hint: /@[\w.]+[_\d]/,
    pattern: /((?:^|[\s"'(>])@)(?=[a-z.]{0,30}[_\d])([a-z][\w.]{2,30})(?![\w/(@:-]| ?\{)/g,
  },
  {
    kind: 'name',
    // AWS: arn:aws:iam::123456789012:user/jane, and the session's name behind a role
    hint: /\barn:|:(?:iam|sts):/,
    pattern:
      /((?:\barn|\[name\]):[\w-]{1,20}:(?:iam|sts):[^\s/[]{0,40}(?:\[\w+\])?:(?:user\/(?:[\w-]{1,60}\/)?|(?:assumed-role|federated-user)\/[\w-]{1,64}\/))([\w+=,.@-]{2,64})/g,
  },
  {
    kind: 'name',
    // owner=jane: not a name alone, but not `owner=admin`
    hint: /(?:owner|author|assignee|actor|principal|_by)=/i,
    pattern:
      /(\b(?:owner|author|assignee|actor|principal|(?:created|updated)_by)=)(?!(?:admin|root|system|self|default|null|none|true|false|undefined)\b)([a-z][\w.-]{2,40})(?![\w(/])/gi,
    rangesOf: isAccount,
  },
  {
    kind: 'name',
    // mysql -u jane, psql -U jane
    hint: /\b(?:mysql|psql|pg_|mongo|ssh)/,
    pattern:
      /(\b(?:mysql\w{0,9}|psql|pg_\w{4,10}|mongo\w{0,9}|ssh)(?![\w-])[^\n[]{0,80}?\s-[uUl] ?)(?!root\b)([a-z][\w.-]{2,40})/g,
  },
  {
    kind: 'name',
    // the name that a home gives its network
    hint: /ssid/i,
    pattern: /(\bSSID\\{0,4}["']?\s?[:=]?\s?\\{0,4}["'])((?!\[)[^"'\n\\]{2,32})(?=\\{0,4}["'])/gi,
  },
  {
    kind: 'credentials',
    // both at once: auth failed for jane:secret
    hint: / for \S+:/,
    pattern: /(\b(?:auth\w{0,12}|login|logon) failed for )([\w.@-]{2,60}:(?!\d+(?!\w))[^\s"',;[]{4,60})/gi,
  },
  {
    kind: 'email',
    // cut behind its sign
    hint: /@(?:["'\s]|$)/,
    pattern: /(^|[\s"'(<=:])([\p{L}\p{N}]+[._][\p{L}\p{N}._+-]{1,60}@)(?=["']|\s?$|\n\s{1,8}at )/gu,
  },
];
