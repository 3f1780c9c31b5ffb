import { startRum } from '@throughline/rum-sdk';
import { readRumOptions } from './src/rum/readRumOptions.ts';

const options = readRumOptions(document.documentElement.dataset);
// Soft navigations are the SDK's own business: it sees the History API that Next's router uses.
if (options !== undefined) startRum(options);
