import { Paper, Table, TableTbody, TableTd, TableTh, TableTr, Text } from '@mantine/core';
import { formatDate } from '../ui/formatDate.ts';
import { TextLink } from '../ui/TextLink.tsx';
import type { DocumentDetails } from './getDocument.ts';

/** What is known about a document. */
export function DocumentCard({ document }: { document: DocumentDetails }) {
  return (
    <Paper p="md" maw={640}>
      <Table variant="vertical" withRowBorders={false}>
        <TableTbody>
          <TableTr>
            <TableTh w={120}>Residence</TableTh>
            <TableTd>
              <TextLink href={`/residences/${document.residence_id}`}>{document.residence}</TextLink>
            </TableTd>
          </TableTr>
          <TableTr>
            <TableTh>Issued</TableTh>
            <TableTd>{formatDate(document.issued_on)}</TableTd>
          </TableTr>
          <TableTr>
            <TableTh>Expires</TableTh>
            <TableTd>{document.expires_on === null ? 'never' : formatDate(document.expires_on)}</TableTd>
          </TableTr>
        </TableTbody>
      </Table>
      <Text size="sm" mt="sm">
        {document.summary}
      </Text>
    </Paper>
  );
}
