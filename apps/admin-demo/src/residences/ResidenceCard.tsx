'use client';

import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import type { Selectable } from 'kysely';
import { useState } from 'react';
import type { ResidenceStatus, ResidenceTable } from '../database/schema.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { patch } from '../ui/patch.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** Each state's way on. */
const NEXT: Readonly<Record<ResidenceStatus, { readonly status: ResidenceStatus; readonly label: string }>> =
  {
    open: { status: 'paused', label: 'Pause admissions' },
    paused: { status: 'open', label: 'Reopen admissions' },
    full: { status: 'open', label: 'Mark as open' },
  };

/** State and note of a residence, both of which can be changed. */
export function ResidenceCard({
  residence,
  residents,
}: {
  residence: Selectable<ResidenceTable>;
  residents: number;
}) {
  const [status, setStatus] = useState(residence.status);
  const [note, setNote] = useState(residence.note);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ error?: string; saved?: string }>({});

  async function save(change: { status?: ResidenceStatus; note?: string }, saved: string): Promise<void> {
    setBusy(true);
    const result = await patch(`/api/residences/${residence.id}`, change);
    setBusy(false);
    setOutcome(result.ok ? { saved } : { error: result.error });
    if (result.ok && change.status !== undefined) setStatus(change.status);
  }

  return (
    <Paper p="md" mb="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text size="sm">
            {residents} of {residence.capacity} places · {residence.manager}
          </Text>
          <StatusBadge value={status} />
        </Group>
        <Textarea
          label="Note"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={500}
        />
        <Group gap="xs">
          <Button size="compact-sm" loading={busy} onClick={() => void save({ note }, 'Note saved.')}>
            Save note
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            onClick={() => void save({ status: NEXT[status].status }, 'Status saved.')}
          >
            {NEXT[status].label}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {outcome.saved}
          </Text>
        </Group>
        <ErrorNotice error={outcome.error} />
      </Stack>
    </Paper>
  );
}
