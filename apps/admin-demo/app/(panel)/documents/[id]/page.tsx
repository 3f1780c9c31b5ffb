import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import * as v from 'valibot';
import { database } from '../../../../src/database/database.ts';
import { DocumentCard } from '../../../../src/documents/DocumentCard.tsx';
import { getDocument } from '../../../../src/documents/getDocument.ts';
import { idField } from '../../../../src/http/fields.ts';
import { PageHeading } from '../../../../src/ui/PageHeading.tsx';
import { TextLink } from '../../../../src/ui/TextLink.tsx';

export const metadata: Metadata = { title: 'Document' };

export default async function DocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const path = v.safeParse(idField, await params);
  if (!path.success) notFound();
  const found = await getDocument(await database(), path.output.id);
  if (found === undefined) notFound();
  return (
    <>
      <TextLink href="/documents">← Documents</TextLink>
      <PageHeading title={found.title} about={`${found.kind}, ${found.pages} pages`} />
      <DocumentCard document={found} />
    </>
  );
}
