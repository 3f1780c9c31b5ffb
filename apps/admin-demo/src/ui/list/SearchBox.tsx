'use client';

import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

/** What {@link SearchBox} needs. */
export interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** As long as the API takes; see `http/fields.ts`. */
const MAX_LENGTH = 100;

/** Search text of a list; as wide as the screen on a phone. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={MAX_LENGTH}
      flex={{ base: '1 1 100%', xs: '0 1 20rem' }}
    />
  );
}
