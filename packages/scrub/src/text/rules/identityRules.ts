import { groupedRanges } from '../numbers/groupedRanges.ts';
import { IDENTITY_SHAPES, PHONE_SHAPES } from '../numbers/groupShapes.ts';
import { HINTS } from './hints.ts';
import type { TextRule } from './textRule.ts';

/** Groups of digits with single signs between them. */
const GROUPED = /(^|[^a-z\d])(\d{1,19}(?:[ \t+./_-]\d{1,19})+)(?![a-z\d])/gi;

/** A word that says what the number behind it is. */
const LABEL =
  "(?:\\b(?:ssn|nino|bsn|cpf|cnpj|nif|dni|pesel|nhs|svnr|ahv|avs|personnummer|mrn|nie|nir|sin|tfn|itin|tin|curp|rut|cuit|cuil|nric|ird|plate|mynumber|snils|serial|kenteken|passport|reisepass|passeport|pasaporte|passaporto|paszport|paspoort|(?:personal)?ausweis|steuer(?:-?id|nummer)|aadha?ar|vin|fin|fahrgestell(?:nummer)?|kennzeichen|targa|matr[ií]cula|codice fiscale|medicare|c[eé]dula|immatriculation|(?:patient|customer|user|client|member|employee|subscriber|account|kunden|mitglieds?|personal|mitarbeiter|vertrags|versicherungs)[ _-]?(?:id|n(?:[or]|umber|ummer))|pnr|policy n[or])|снилс|инн|паспорт|身份证|护照|パスポート|주민등록|여권|social security|national id|identity card|tax id|national insurance|medical record|driv(?:er|ing)(?:'?s)? licen[cs]e|führerschein|permis de conduire|(?:licen[cs]e|number|registration)[ _-]?plate|vehicle (?:registration|id)|insurance (?:policy|number)|health card|booking (?:ref(?:erence)?|code|number)|versicherten(?:nummer)?|krankenversicherung)";

export const LABELLED_IDENTITY: TextRule = {
  kind: 'national_id',
  pattern: new RegExp(
    `(${LABEL}(?:[ _-]?(?:no|nr|n°|num(?:ber)?|nummer|id|code))?\\.?\\\\{0,4}["']?[ :=#\uff1a]{1,4}\\\\{0,4}["']?)((?=[a-z]{0,6}[ -]?[a-z]{0,3}[ -]?\\d)[a-z\\d](?:[ ./-]?[a-z\\d]){3,17})`,
    'giu',
  ),
};

/** Numbers that a country gives to persons, by their form and check. */
export const IDENTITY_RULES: readonly TextRule[] = [
  {
    kind: 'national_id',
    hint: HINTS.groups,
    pattern: GROUPED,
    rangesOf: (data) => groupedRanges(data, IDENTITY_SHAPES),
  },
  {
    kind: 'phone',
    hint: HINTS.groups,
    pattern: GROUPED,
    rangesOf: (data) => groupedRanges(data, PHONE_SHAPES),
  },
  {
    kind: 'national_id',
    // Forms with letters that nothing else has: UK NINO; Italy CF, also with the letters that stand for digits; Spain DNI and
    // NIE; Finland, Sweden; Germany's pension number; Mexico CURP and RFC; India PAN; Singapore, Hong Kong, Ireland; vehicles.
    pattern:
      /(^|[^\w.-]|[^\d][.-])([A-Z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D]|[a-z]{2} \d\d \d\d \d\d [a-d]|(?=[A-Z ]{0,8}[\d])[A-Z]{3} ?[A-Z]{3} ?[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2} ?[A-Z][\dLMNP-V]{3}[A-Z]|[a-z]{6}\d\d[a-ehlmprst]\d\d[a-z]\d{3}[a-z]|\d\d\.?\d{3}\.?\d{3}(?! B)[ -]?[A-Z]|[XYZ][ -]?\d{7}[ -]?[A-Z]|\d{6}[-+A-FU-Y]\d{3}[\dA-Z]|\d\d ?\d{6} ?[A-Z] ?\d{3}|[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d|[A-ZÑ&]{3,4}\d{6}[A-Z\d]{2}[\dA]|[A-Z]{5}\d{4}[A-Z]|[STFGM]\d{7}[A-Z]|[A-Z]{1,2}\d{6}\([\dA]\)|\d{7}[A-W][A-IW]?|[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?2[AB] ?\d{3} ?\d{3}(?: ?\d\d)?|\d{2}\.?\d{3}\.?\d{3}-K|[A-Z]\d{8,9}|(?=(?:[A-Z]{0,6}\d){4})[A-HJ-NPR-Z\d]{11}\d{6})(?!\w|-\w)/g,
  },
];
