import type { Metadata } from 'next';
import { database } from '../../../src/database/database.ts';
import { DocumentList } from '../../../src/documents/DocumentList.tsx';
import { listDocuments } from '../../../src/documents/listDocuments.ts';
import { PageHeading } from '../../../src/ui/PageHeading.tsx';

export const metadata: Metadata = { title: 'Documents' };

export default async function DocumentsPage() {
  const first = await listDocuments(await database(), { search: '', page: 1 });
  return (
    <>
      <PageHeading title="Documents" about="Plans, contracts and inspections, the newest first." />
      <DocumentList initial={first} />
    </>
  );
}
