import { Paper, Text, Title } from '@mantine/core';
import { type PageViewLists, SEARCHED_TRACES } from './page-views/loadPageViews.ts';
import { PageViewTable } from './page-views/PageViewTable.tsx';

/** The page views that were kept as traces: the newest, and the worst among them. */
export function PageViewsView({ lists }: { lists: PageViewLists }) {
  return (
    <>
      <Paper p="md" mt="md">
        <Title order={2} mb="xs">
          Recent page views
        </Title>
        <PageViewTable views={lists.recent} empty="No page view was kept as a trace in this range." />
      </Paper>
      <Paper p="md" mt="md">
        <Title order={2}>Worst page views</Title>
        <Text size="xs" c="dimmed" mb="xs">
          Of the newest {SEARCHED_TRACES} traces of this range.
        </Text>
        <PageViewTable views={lists.worst} empty="None was worse than good." />
      </Paper>
    </>
  );
}
