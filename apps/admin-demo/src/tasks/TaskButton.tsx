'use client';

import { Button } from '@mantine/core';
import type { TaskStatus } from '../database/schema.ts';

/** What {@link TaskButton} needs. */
export interface TaskButtonProps {
  readonly title: string;
  readonly status: TaskStatus;
  readonly busy: boolean;
  readonly onToggle: () => void;
}

/** Marks a task as done, or opens it again. */
export function TaskButton({ title, status, busy, onToggle }: TaskButtonProps) {
  const label = status === 'open' ? 'Mark done' : 'Reopen';
  return (
    <Button
      size="compact-xs"
      variant={status === 'open' ? 'light' : 'subtle'}
      loading={busy}
      onClick={onToggle}
      aria-label={`${label}: ${title}`}
      miw={80}
    >
      {label}
    </Button>
  );
}
