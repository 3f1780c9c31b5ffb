import { Alert, List, ListItem, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

/** What to do where no page view has been counted in the chosen range. */
export function EmptyNotice({ observing, filtered }: { observing: boolean; filtered: boolean }) {
  return (
    <Alert
      color="cyan"
      variant="light"
      title="No page views in this range"
      icon={<IconInfoCircle aria-hidden />}
      mb="md"
    >
      {observing ? (
        <List size="sm" spacing={2}>
          <ListItem>
            Open some pages of this panel: each reports when it has loaded, and again when it is left.
          </ListItem>
          <ListItem>Give it half a minute: metrics are written every 15 seconds.</ListItem>
          <ListItem>
            {filtered ? 'Widen the filters or the time range.' : 'Look at a longer time range.'}
          </ListItem>
        </List>
      ) : (
        <Text size="sm">
          The panel doesn't observe its pages. Set OBS_ENABLED=true and RUM_KEY to an app's publishable key,
          and start it again.
        </Text>
      )}
    </Alert>
  );
}
