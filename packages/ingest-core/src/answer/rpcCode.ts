import { REFUSALS, type RefusalReason } from './refusal.ts';

/** `google.rpc.Code` for each HTTP status of a refusal (googleapis, google/rpc/code.proto). */
const RPC_CODES = {
  400: 3, // INVALID_ARGUMENT
  401: 16, // UNAUTHENTICATED
  403: 7, // PERMISSION_DENIED
  405: 12, // UNIMPLEMENTED
  413: 3,
  415: 3,
  429: 8, // RESOURCE_EXHAUSTED
  503: 14, // UNAVAILABLE
} as const;

/** The `code` of the `google.rpc.Status` for a refusal. */
export function rpcCode(reason: RefusalReason): number {
  return RPC_CODES[REFUSALS[reason].status];
}
