import { isAddress } from '../../numbers/isAddress.ts';
import { type TextRange, type TextRule, when } from '../textRule.ts';

/** The words from the first with a capital or a digit on; nothing of `README.txt` and `icon-2x.png`. */
function nameWithCapital(name: string): TextRange[] {
  const from = name.search(/(?:\p{Lu}[\p{L}\d]*[ _.-]|\p{Lu}\p{Ll}|\d{4}-?\d\d)/u);
  return from < 0 || /^["“„«]?[\p{Lu}]?[\p{L}]+$/u.test(name) ? [] : [[from, name.length]];
}

/** What stands in logs, in shells and in files of keys, and hardly ever in a page. */
export const MACHINE_RULES: readonly TextRule[] = [
  {
    kind: 'credentials',
    // `--password secret`, `curl -u jane:secret`
    hint: /(?:^|[\s"'(])-/,
    pattern:
      /((?:^|[\s"'(])(?:--?(?:password|passwd|pass|token|secret)[ =](?!is |must |[<[])|(?:-u|--user)[ =]?(?=\S{1,60}?:\D))["']?)([^\s"'[<)]{3,})/gi,
  },
  {
    kind: 'credentials',
    // behind what a log says first: `Error: pass: word`
    hint: /: pass: /,
    pattern: /(: pass: )((?![[{<]|is |must |required)\p{L}\S{3,60})/gu,
  },
  {
    kind: 'credentials',
    // passwords in languages that pages have more rarely
    hint: /รหัสผ่าน|lozinka|geslo|clave/i,
    pattern: /((?:รหัสผ่าน|\b(?:lozinka|geslo|(?<!palabra )clave))\s?[:=]\s?)((?!\[)\S{4,})/giu,
  },
  {
    kind: 'credentials',
    // `mysql -psecret`, `sshpass -p secret`
    hint: /\b(?:mysql|sshpass|redis-cli|mongo)/,
    pattern:
      /(\b(?:mysql\w{0,9}|sshpass|redis-cli|mongo\w{0,9})(?![\w-])[^\n[]{0,80}?\s-[ap] ?(?![\s[-]))([^\s"'[<]{3,})/g,
  },
  {
    kind: 'credentials',
    // Oracle: `jdbc:oracle:thin:jane/secret@host`
    hint: /:thin:/,
    pattern: /(:thin:)([^\s@[]{3,100})(?=@)/g,
  },
  {
    kind: 'credentials',
    // what a phone reads to join a network
    hint: /WIFI:/,
    pattern: /(\bWIFI:)(\w:[^\n]+)/g,
  },
  {
    kind: 'name',
    // CORP\jdoe, but no escape: ERROR\nfailed
    hint: /[A-Z\d]\\/,
    pattern: /((?:^|[^\w:\\/])(?!HK)[A-Z][A-Z\d-]{2,14}\\{1,2})(?![nrtuxbdsw])([a-z][\w.-]{2,40})/g,
  },
  {
    kind: 'name',
    // Last name Doe, "last":"Doe", but not `First Name Required`
    hint: /name |"(?:fir|la)st"|"(?:given|family)"/i,
    pattern:
      /((?:[Ff]irst|[Ll]ast|[Ss]ur|[Ff]amily|[Mm]aiden|Vor|Nach|Familien)[ _-]?[Nn]ame(?: is| ist)? |"(?:first|last|given|family)"\s?:\s?")((?!Require|Not|Is |IS |Must|Can|Should|Field|Missing|Invalid|Too|Ist |Darf|(?:FROM|LIKE|ILIKE|AND|OR|IN|AS|ASC|DESC|VARCHAR|TEXT)(?![\p{L}]))\p{Lu}[\p{L}\p{M}'’-]{1,40})/gu,
  },
  {
    kind: 'name',
    // of directories (LDAP): samAccountName=jdoe, userPrincipalName: jdoe@corp
    hint: /accountname|principalname/i,
    pattern: /(\b(?:samaccount|userprincipal)name["']?\s?[:=]\s?["']?)([\w.@-]{2,100})/gi,
  },
  {
    kind: 'name',
    // roles that pages name more rarely: пациент Ирина Кимова, paciente Inés Robledo, 患者：伊藤美咲
    hint: /пациент|pa[cz][ij]?en[ct]|患者|caregiver|versicherte|signed:/i,
    pattern:
      /((?:[Пп]ациент(?:ка)?|[Pp]aciente|[Pp]acjent(?:ka)?|[Cc]aregiver|[Vv]ersicherter?|[Ss]igned):? |患者[：:]\s?)((?!Not|Id)\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){1,3}|[一-鿿]{2,6})/gu,
  },
  {
    kind: 'national_id',
    // numbers that pages name more rarely
    hint: /nuss|epic|permis|ein|nhi|mrn|dowód|mrz/i,
    pattern:
      /((?:\b(?:NUSS|EPIC|NHI|EIN|MRN|permis)|dowód)(?: n[or°]\.?)?\\{0,4}["']?[ :=-]{1,3}\\{0,4}["']?)((?=[A-Z]{0,6}[ /-]?\d)[A-Z\d](?:[ /-]?[A-Z\d]){5,17})/g,
  },
  {
    kind: 'name',
    // PostgreSQL: role "jane" does not exist
    hint: /\brole "/,
    pattern: /(\brole ")([^"\n[]{2,63})(?=" does not exist)/g,
  },
  {
    kind: 'name',
    // OpenSSH: Invalid user jane from; sudo: user jane is not in the sudoers file
    hint: /\buser [a-z]/,
    pattern:
      /(\b(?:[Ii]nvalid user|su(?:do)?: user|[Ff]ailed for user) )(?!input|agent|id |data|name|role)([a-z][\w.-]{1,31})(?= from\b| does not| is not |["')\n.,;:]|$)/g,
  },
  {
    kind: 'email',
    // whose key it is: `Comment: jane@laptop`, `SHA256:… jane@laptop (RSA)`
    hint: /comment: |SHA256:/i,
    pattern: /(\bcomment: |\bSHA256:\S{5,60} )([\w.-]{1,64}@[\w.-]{1,63})/gi,
  },
  {
    kind: 'name',
    // Jane's iPhone, janes-macbook-pro, iPad von Jane, DESKTOP-4K7T2QP
    hint: /ip(?:hone|ad)|mac|mbp|top-|-pc|airpods|galaxy|pixel/i,
    pattern:
      /(^|[^\p{L}\p{N}])((?!Apple|Google|Samsung)\p{Lu}\p{L}{1,30}['’]s?(?= (?:iP|i?Mac|AirP|Galaxy|Pixel|PC|Laptop))|\p{L}{2,30}s-(?:i[Pp]|[Mm]ac|MBP)[\w-]{0,30}|(?:iPhone|iPad|MacBook) (?:von|de|di|van) \p{Lu}\p{L}{1,30}|(?:DESK|LAP)TOP-[A-Z\d]{7,8}(?![A-Z\d])|(?!WINDOWS)[A-Z]{3,12}-(?:PC|LAPTOP)(?![A-Z\d-]))/gu,
  },
  {
    kind: 'key',
    // PASETO
    hint: /v[1-4]\.[lp]/,
    pattern: /(\bv[1-4]\.(?:local|public)\.(?:\[key\]\.)?)([\w-]{16,}(?:\.[\w-]{16,})?)/g,
  },
  {
    kind: 'key',
    // PlanetScale, PayPal
    hint: /pscale_|n\$/,
    pattern: /()(\bpscale_\w{2,5}_[\w-]{16,}|\baccess_token\$\w+\$\w{6,})/g,
  },
  {
    kind: 'email',
    // hidden by words that mean nothing else, and by bars and stars: jane arroba example punto com, jane|at|example|dot|com
    hint: /\s(?:arroba|chiocciola|małpa|собака|арроба)\s|[|*-]at[|*-]/i,
    pattern:
      /()([\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}(?:\s(?:arroba|chiocciola|małpa|собака|арроба)\s[\p{L}\p{N}-]{1,63}(?:\s(?:p[uo]nto|kropka|точка)\s[\p{L}\p{N}-]{1,63}){1,4}|[|*]at[|*][\p{L}\p{N}]{1,63}\.\p{L}{2,20}|\s?[|*-]at[|*-]\s?[\p{L}\p{N}]{1,63}\s?[|*-]dot[|*-]\s?\p{L}{2,20}))/giu,
  },
  {
    kind: 'credentials',
    // a list of stolen accounts: jane@example.com:secret
    hint: /@[\w.-]{1,60}:|\[email]:/,
    pattern: /((?:\[email]|\w@[\w.-]{1,60}\.[a-z]{2,20}):)((?!\d+(?!\w))[^\s/"',;:[\]]{4,60})(?![\w/:])/gi,
  },
  {
    kind: 'mac',
    // an EUI-64, 001A2B-3C4D5F, 0:1a:2b:3c:4d:5f, 00_1A_2B_3C_4D_5F
    hint: /[:_-][\da-f]{1,6}/i,
    pattern:
      /(^|[^\w:-])((?:[\da-f]{2}[:-]){7}[\da-f]{2}|(?:[\da-f]{2}_){5}[\da-f]{2}|(?=[\da-f:]{0,16}[a-f])(?:[\da-f]{1,2}:){5}[\da-f]{1,2}|(?=[a-f]{0,5}\d)(?=\d{0,5}[a-f])[\da-f]{6}[:-][\da-f]{6}|[\da-f]{4}:[\da-f]{2}ff:fe[\da-f]{2}:[\da-f]{4})(?![\w-]|:\w)/gi,
  },
  {
    kind: 'ip',
    // in hexadecimal and octal, as inet_aton reads them, and with spaces: 0xCB.0x00.0x71.0x2A, 0313.0.0161.052, 203 . 0 . 113 . 42
    hint: /\b0[x\d][\da-f]*\.| \. /i,
    pattern:
      /(^|[^\w.])((?=\S*\.0|0)(?:(?:0x[\da-f]{1,2}|0?\d{1,3})\.){3}(?:0x[\da-f]{1,2}|0?\d{1,3})|\d{1,3}(?: \. \d{1,3}){3})(?!\.?\w)/gi,
    rangesOf: when(
      (ip) => /(?:^|\.)0[0-7]/.test(ip) || (/x| /i.test(ip) && isAddress(ip.replaceAll(' ', ''))),
    ),
  },
  {
    kind: 'ip',
    // where a number is a host: http://0xcb00712a/, http://3405803818/
    hint: /:\/\/\d/,
    pattern: /(:\/\/)(0x[\da-f]{8}|\d{8,10})(?![\w.])/gi,
  },
  {
    kind: 'ip',
    // names of addresses: 7.1.1.8.b.d.0.1.0.0.2.ip6.arpa, 2001-db8--42.ipv6-literal.net, p5dcb71a2.dip0.t-ipconnect.de
    hint: /ip6\.arpa|ipv6-literal|\.dip/i,
    pattern:
      /(^|[^\w.-])((?:[\da-f]\.){4,32}(?=ip6\.arpa)|[\da-f-]{4,45}(?=\.ipv6-literal)|p[\da-f]{8}(?=\.dip))/gi,
  },
  {
    kind: 'national_id',
    // what machines read in a passport (ICAO 9303): P<UTOERIKSSON<<ANNA<MARIA<<<
    hint: /<</,
    pattern: /()([PIACV][A-Z<][A-Z]{3}[A-Z<]{1,39}<<[A-Z\d<]{3,})/g,
  },
  {
    kind: 'card',
    // when a card ends: `exp 04/29`, `exp_year":2029`
    hint: /exp|valid /i,
    pattern:
      /(\b(?:exp(?:iry|ires)?(?:[_ -](?:month|year|date))?|valid (?:thru|until|to))\b[^\p{L}\p{N}\n]{1,5})(\d\d? ?[/-] ?\d{2,4}(?![\d/-])|\d{1,4}(?![\p{L}\p{N}]| \p{L}))/giu,
  },
  {
    kind: 'card',
    // what is left of a card: 4000 12** **** 3456
    hint: /(?:\*\*|••|xxx)\W?\d/i,
    pattern: /()((?:\d{4}[ -]?)?(?:\d\d[*•x]{2}|[*•]{4}|x{4})[*•x -]{0,16}\d{4}(?!\d))/gi,
  },
  {
    kind: 'card',
    // its last four: card ending in 3456
    hint: /ending|endet|last (?:4|four)|termina/i,
    pattern:
      /(\b(?:ending (?:in|with)|endet (?:auf|mit)|last (?:4|four)(?: digits)?:?|terminant (?:par|en)|terminad[ao] en) )(\d{4})(?!\d|\.\d)/gi,
  },
  {
    kind: 'path_segment',
    // of mail and contacts, whatever their names
    hint: /\.(?:eml|msg|vcf|pst)\b/,
    pattern:
      /(^|[^\p{L}\p{N}_.()%+/\\-])((?!\[)["“„«]?[\p{L}\p{N}][\p{L}\p{M}\p{N}_.()+-]{0,80}?)(?=\.(?:eml|vcf|pst|msg)(?![\p{L}\p{N}]))/gu,
  },
  {
    kind: 'path_segment',
    // files of people, by a capital or a date in their names: Mira Okonkwo.png, Screenshot 2024-03-12.png, Okonkwo_Xray.dcm
    hint: /\.(?:png|gif|webp|mov|mp4|m4a|dcm|odt|rtf|eml|msg|vcf|pst|txt)\b/i,
    pattern:
      /(^|[^\p{L}\p{N}_.()%+/\\-])(["“„«]?(?=[^"\n]{0,60}(?:\p{Lu}\p{Ll}|\d{4}-?\d\d))(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}_.()+-]{0,40} ){0,5}?[\p{L}\p{N}][\p{L}\p{M}\p{N}_.()+-]{0,80}?)(?=\.(?:png|gif|webp|mov|mp4|m4a|dcm|odt|rtf|eml|msg|vcf|pst|txt)(?![\p{L}\p{N}]))/giu,
    rangesOf: nameWithCapital,
  },
  {
    kind: 'path_segment',
    // of volumes, mailboxes and jobs: /Volumes/Mira Backup, /var/mail/jane, /srv/ftp/jane
    hint: /\/(?:Volumes|mail|cron|ftp)\//,
    pattern:
      /((?:^|[\s"'`(=])\/(?:Volumes|var\/(?:spool\/)?(?:mail|cron)|srv\/ftp)\/)((?!\[)[^\s/"'`:]+(?: [^\s/"'`:]+(?=\/)){0,2})/g,
  },
  {
    kind: 'coordinates',
    // geohash, MGRS, H3, what3words, Maidenhead: where a word says so
    hint: /geohash|\bh3\b|what3words|maidenhead/i,
    pattern: /(\b(?:geohash|h3|what3words|maidenhead)[ :=]{1,3})((?!index|library|error)[\da-z.]{5,40})/gi,
  },
];
