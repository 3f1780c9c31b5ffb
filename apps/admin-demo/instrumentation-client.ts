import { startRum } from '@throughline/rum-sdk';
import { readRumOptions } from './src/rum/readRumOptions.ts';

export { onRouterTransitionStart } from '@throughline/rum-sdk/next';

const options = readRumOptions(document.documentElement.dataset);
if (options !== undefined) startRum(options);
