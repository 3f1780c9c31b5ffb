import { describeIngest } from './testing/ingestConformance.ts';
import { memoryHost } from './testing/memoryHost.ts';

describeIngest('createIngest', async () => memoryHost());
