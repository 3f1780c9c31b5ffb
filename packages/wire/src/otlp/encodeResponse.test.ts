import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { describe, expect, it } from 'vitest';
import { encodeExportResponse, encodeStatus } from './encodeResponse.ts';

describe('encodeExportResponse', () => {
  it('is what the official exporter reads', () => {
    expect(
      ProtobufTraceSerializer.deserializeResponse(encodeExportResponse(3, 'spans[1] is bad')),
    ).toMatchObject({
      partialSuccess: { rejectedSpans: 3, errorMessage: 'spans[1] is bad' },
    });
    expect(encodeExportResponse(0, '')).toHaveLength(0);
  });
});

describe('encodeStatus', () => {
  it('writes code and message', () => {
    expect([...encodeStatus(3, 'no')]).toEqual([0x08, 3, 0x12, 2, 0x6e, 0x6f]);
  });
});
