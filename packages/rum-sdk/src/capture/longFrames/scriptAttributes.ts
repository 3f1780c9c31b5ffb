import type { AllowedAttributes } from '../../trace/tracing.ts';

/** What is read of PerformanceScriptTiming (https://w3c.github.io/long-animation-frames/), which TypeScript's DOM doesn't have. */
export interface ScriptTiming {
  readonly startTime: number;
  readonly duration: number;
  readonly invokerType: string;
  readonly sourceURL: string;
  readonly sourceFunctionName: string;
}

/** The script that cost the time. Not its `invoker`: that is a selector with ids, or the text of a `javascript:` URL. */
export function scriptAttributes(script: ScriptTiming | undefined): AllowedAttributes {
  return script
    ? {
        'rum.script.url': script.sourceURL || undefined,
        'rum.script.invoker_type': script.invokerType,
        'rum.script.function': script.sourceFunctionName || undefined,
        'rum.script.duration_ms': script.duration,
      }
    : {};
}
