import { Grid, GridCol, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import * as v from 'valibot';
import { database } from '../../../../src/database/database.ts';
import { idField } from '../../../../src/http/fields.ts';
import { getResidence } from '../../../../src/residences/getResidence.ts';
import { ResidenceCard } from '../../../../src/residences/ResidenceCard.tsx';
import { ResidenceTasks } from '../../../../src/residences/ResidenceTasks.tsx';
import { ResidentList } from '../../../../src/residences/ResidentList.tsx';
import { PageHeading } from '../../../../src/ui/PageHeading.tsx';
import { TextLink } from '../../../../src/ui/TextLink.tsx';

export const metadata: Metadata = { title: 'Residence' };

export default async function ResidencePage({ params }: { params: Promise<{ id: string }> }) {
  const path = v.safeParse(idField, await params);
  if (!path.success) notFound();
  const found = await getResidence(await database(), path.output.id);
  if (found === undefined) notFound();
  const { residence, residents, tasks } = found;
  return (
    <>
      <TextLink href="/residences">← Residences</TextLink>
      <PageHeading
        title={residence.name}
        about={`${residence.street}, ${residence.postcode} ${residence.city}`}
      />
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 4 }}>
          <ResidenceCard residence={residence} residents={residents.length} />
          <ResidentList residents={residents} />
        </GridCol>
        <GridCol span={{ base: 12, lg: 8 }}>
          <ResidenceTasks key={residence.id} initial={tasks} />
          <Text size="xs" c="dimmed" mt="xs">
            Demo data: nobody here is a real person.
          </Text>
        </GridCol>
      </Grid>
    </>
  );
}
