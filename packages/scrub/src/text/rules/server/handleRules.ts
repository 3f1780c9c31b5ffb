import type { TextRule } from '../textRule.ts';

const AT =
  'arroba|arobase|arobas|chiocciola|małpa|zavináč|kukac|klammeraffe|snabel-?a|apenstaartje|собака|собачка|παπάκι';
const DOT = 'punkt|p[uo]nto?|point|kropka|tečka|bodka|pont|punktum|piste|punct|точка|крапка|τελεία';

/** Emails hidden by words of more languages, and what else one is written to under. */
export const HANDLE_RULES: readonly TextRule[] = [
  {
    kind: 'email',
    hint: new RegExp(`(?:${AT})|\\((?:ad|at|arobase)\\)`, 'iu'),
    // jane zavináč post tečka cz, jane (arobase) poste.example, jane(ad)posta.example
    pattern: new RegExp(
      `()([\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]{0,63}(?:\\s(?:${AT})\\s[\\p{L}\\p{N}-]{1,63}(?:\\s(?:${DOT}|dot)\\s[\\p{L}\\p{N}-]{1,63}){1,4}|\\s?[([{<](?:${AT}|ad)[)\\]}>]\\s?[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}))`,
      'giu',
    ),
  },
  {
    kind: 'name',
    hint: /@[\w.-]+:\w/,
    // Matrix: @jane:matrix.example
    pattern: /((?:^|[\s"'(])@)([a-z\d][\w.=/-]{1,60})(?=:(?:\w[\w-]{0,60}\.){1,4}[a-z]{2,20}(?!\w))/gi,
  },
  {
    kind: 'path_segment',
    hint: /\bx\.com\/|live:|threads\.net\/@/,
    pattern:
      /((?<![\w.-])x\.com\/(?=\w{3,40}\/status)|\blive:\.?(?:cid\.)?|threads\.net\/@)((?!cid\.|\.)[\w.-]{3,60})/g,
  },
  {
    kind: 'name',
    hint: /\b(?:skype|signal|telegram|discord|handle)\b/i,
    pattern:
      /(\b(?:skype|signal|telegram|discord|handle):? @?)((?=[a-z._]{0,30}\d)[a-z][\w.]{3,40})(?![\w(/:])/gi,
  },
];
