import { Center } from '@mantine/core';
import { NotFoundNotice } from '../src/ui/NotFoundNotice.tsx';

export default function NotFound() {
  return (
    <Center component="main" mih="60dvh" p="md">
      <NotFoundNotice />
    </Center>
  );
}
