import { Center } from '@mantine/core';
import { NotFoundNotice } from '../../src/ui/NotFoundNotice.tsx';

/** Within the shell, which is the page's `main` already. */
export default function NotFound() {
  return (
    <Center mih="60dvh" p="md">
      <NotFoundNotice />
    </Center>
  );
}
