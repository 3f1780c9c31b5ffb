import { type ByteMutation, mutateBytes } from './mutateBytes.ts';
import { type JsonMutation, mutateJson } from './mutateJson.ts';
import { mutateProtobuf, type ProtobufMutation } from './mutateProtobuf.ts';

/** One change of a body: of its bytes, or of the structure that they have. */
export type Mutation = ByteMutation | JsonMutation | ProtobufMutation;

/** Repeated doubling would reach gigabytes; past the ingest's largest limit nothing new is learned. */
const MAX_BYTES = 2_097_152;

/** Applies one mutation; what it finds nothing to change in comes back as it is. */
export function mutate(bytes: Uint8Array, mutation: Mutation): Uint8Array {
  return apply(bytes, mutation).subarray(0, MAX_BYTES);
}

function apply(bytes: Uint8Array, mutation: Mutation): Uint8Array {
  if (isJson(mutation)) return mutateJson(bytes, mutation);
  if (isProtobuf(mutation)) return mutateProtobuf(bytes, mutation);
  return mutateBytes(bytes, mutation);
}

function isJson(mutation: Mutation): mutation is JsonMutation {
  return mutation.kind.startsWith('json-');
}

function isProtobuf(mutation: Mutation): mutation is ProtobufMutation {
  return mutation.kind.startsWith('pb-');
}
