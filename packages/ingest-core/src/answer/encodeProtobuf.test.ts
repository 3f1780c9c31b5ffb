import { BinaryReader } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from 'vitest';
import { encodeExportResponse, encodeStatus } from './encodeProtobuf.ts';

describe('protobuf answers', () => {
  it('writes an ExportTraceServiceResponse, empty where every span was taken', () => {
    expect(encodeExportResponse(undefined)).toHaveLength(0);
    const reader = new BinaryReader(
      encodeExportResponse({ count: 3, message: 'spans[0].traceId: is missing' }),
    );
    expect(reader.tag()).toEqual([1, 2]);
    expect(reader.uint32()).toBe(reader.len - reader.pos);
    expect(reader.tag()).toEqual([1, 0]);
    expect(reader.int64().toString()).toBe('3');
    expect(reader.tag()).toEqual([2, 2]);
    expect(reader.string()).toBe('spans[0].traceId: is missing');
    expect(reader.pos).toBe(reader.len);
  });

  it('writes a google.rpc.Status', () => {
    const reader = new BinaryReader(encodeStatus({ code: 14, message: 'ü' }));
    expect([reader.tag(), reader.int32()]).toEqual([[1, 0], 14]);
    expect([reader.tag(), reader.string()]).toEqual([[2, 2], 'ü']);
  });
});
