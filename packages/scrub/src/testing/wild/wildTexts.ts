import type { PlantedText } from '../adversary/plantedText.ts';
import { BANK_TEXTS } from './bankTexts.ts';
import { CONNECTION_TEXTS } from './connectionTexts.ts';
import { DATABASE_TEXTS } from './databaseTexts.ts';
import { DEVICE_TEXTS } from './deviceTexts.ts';
import { EMAIL_TEXTS } from './emailTexts.ts';
import { EXCEPTION_TEXTS } from './exceptionTexts.ts';
import { HEADER_TEXTS } from './headerTexts.ts';
import { NATIONAL_TEXTS } from './nationalTexts.ts';
import { PAYLOAD_TEXTS } from './payloadTexts.ts';
import { PERSON_TEXTS } from './personTexts.ts';
import { PHONE_TEXTS } from './phoneTexts.ts';
import { PLACE_TEXTS } from './placeTexts.ts';
import { TOKEN_TEXTS } from './tokenTexts.ts';
import { VENDOR_KEY_TEXTS } from './vendorKeyTexts.ts';

/** A third reading, written before the rules were read again: personal data as it stands in telemetry, by source. */
export const WILD_TEXTS: Readonly<Record<string, readonly PlantedText[]>> = {
  exceptions: EXCEPTION_TEXTS,
  'data stores': DATABASE_TEXTS,
  connections: CONNECTION_TEXTS,
  'keys of vendors': VENDOR_KEY_TEXTS,
  'tokens and passwords': TOKEN_TEXTS,
  'headers and logs': HEADER_TEXTS,
  payloads: PAYLOAD_TEXTS,
  emails: EMAIL_TEXTS,
  phones: PHONE_TEXTS,
  banks: BANK_TEXTS,
  'national ids': NATIONAL_TEXTS,
  devices: DEVICE_TEXTS,
  places: PLACE_TEXTS,
  people: PERSON_TEXTS,
};
