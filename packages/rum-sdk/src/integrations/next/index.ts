/** `@throughline/rum-sdk/next`. */
export { onRouterTransitionStart, type RouterTransition } from './onRouterTransitionStart.ts';
export { RumRoute } from './RumRoute.ts';
