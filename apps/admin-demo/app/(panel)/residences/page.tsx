import type { Metadata } from 'next';
import { database } from '../../../src/database/database.ts';
import { listResidences } from '../../../src/residences/listResidences.ts';
import { ResidenceList } from '../../../src/residences/ResidenceList.tsx';
import { PageHeading } from '../../../src/ui/PageHeading.tsx';

export const metadata: Metadata = { title: 'Residences' };

export default async function ResidencesPage() {
  const first = await listResidences(await database(), { search: '', page: 1 });
  return (
    <>
      <PageHeading title="Residences" about="Homes where people live and are cared for." />
      <ResidenceList initial={first} />
    </>
  );
}
