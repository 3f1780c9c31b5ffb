import type { Metadata } from 'next';
import { database } from '../../../src/database/database.ts';
import { listTasks } from '../../../src/tasks/listTasks.ts';
import { TaskList } from '../../../src/tasks/TaskList.tsx';
import { PageHeading } from '../../../src/ui/PageHeading.tsx';

export const metadata: Metadata = { title: 'Tasks' };

export default async function TasksPage() {
  const first = await listTasks(await database(), { search: '', status: 'open', page: 1 });
  return (
    <>
      <PageHeading title="Tasks" about="What is to be done, by due date." />
      <TaskList initial={first} today={new Date().toISOString().slice(0, 10)} />
    </>
  );
}
