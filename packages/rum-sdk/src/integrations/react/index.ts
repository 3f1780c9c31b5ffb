/** `@throughline/rum-sdk/react`. */
export { RumErrorBoundary, type RumErrorBoundaryProps } from './RumErrorBoundary.ts';
export { type RumErrorHandlers, rumErrorHandlers } from './rumErrorHandlers.ts';
