'use client';

import { useState } from 'react';
import type { TaskStatus } from '../database/schema.ts';
import { patch } from '../ui/patch.ts';

/** The part of a task that its button needs. */
export interface TaskState {
  readonly id: number;
  readonly status: TaskStatus;
}

/** The states that were changed since the list came, and the way to change one. */
export function useTaskStatus() {
  const [changed, setChanged] = useState<ReadonlyMap<number, TaskStatus>>(new Map());
  const [busy, setBusy] = useState<number>();
  const [error, setError] = useState<string>();

  const statusOf = (task: TaskState): TaskStatus => changed.get(task.id) ?? task.status;

  async function change(task: TaskState): Promise<void> {
    const status = statusOf(task) === 'open' ? 'done' : 'open';
    setBusy(task.id);
    const result = await patch(`/api/tasks/${task.id}`, { status });
    setBusy(undefined);
    setError(result.ok ? undefined : result.error);
    if (result.ok) setChanged((earlier) => new Map(earlier).set(task.id, status));
  }

  return { statusOf, toggle: (task: TaskState) => void change(task), busy, error };
}
