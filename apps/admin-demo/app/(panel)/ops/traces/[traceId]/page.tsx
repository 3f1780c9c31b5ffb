import { Alert } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { panelConfig } from '../../../../../src/config/panelConfig.ts';
import { StoreNotice } from '../../../../../src/ops/StoreNotice.tsx';
import { readTrace } from '../../../../../src/ops/stores/queryTraces.ts';
import { buildWaterfall } from '../../../../../src/ops/waterfall/buildWaterfall.ts';
import { TraceHeading } from '../../../../../src/ops/waterfall/TraceHeading.tsx';
import { WaterfallView } from '../../../../../src/ops/waterfall/WaterfallView.tsx';
import { TextLink } from '../../../../../src/ui/TextLink.tsx';

export const metadata: Metadata = { title: 'Trace' };

/** W3C Trace Context: 32 hex digits. */
const TRACE_ID = /^[0-9a-f]{32}$/i;

export default async function TracePage({ params }: { params: Promise<{ traceId: string }> }) {
  const { traceId } = await params;
  if (!TRACE_ID.test(traceId)) notFound();
  const { tracesQueryUrl, jaegerUiUrl } = panelConfig();
  const found = await readTrace(tracesQueryUrl, traceId.toLowerCase());
  if (!found.ok) return <StoreNotice problem={found.problem} />;
  if (found.value.length === 0) return <NoSuchTrace />;
  const waterfall = buildWaterfall(found.value);
  return (
    <>
      <TraceHeading traceId={traceId} waterfall={waterfall} jaegerUiUrl={jaegerUiUrl} />
      <WaterfallView waterfall={waterfall} />
    </>
  );
}

function NoSuchTrace() {
  return (
    <Alert color="cyan" variant="light" title="This trace is not in the store">
      It may not have arrived yet, may have been sampled out, or has aged out. Reload in a few seconds, or go
      back to <TextLink href="/ops">Operations</TextLink>.
    </Alert>
  );
}
