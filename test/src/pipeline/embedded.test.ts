import { describePipeline } from './describePipeline.ts';

describePipeline('embedded');
