'use client';

import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { Page } from '../../http/page.ts';
import { SEARCH_DELAY_MS } from './searchDelay.ts';
import { type RemotePage, useRemotePage } from './useRemotePage.ts';

/** What a list is filtered by; every list can be searched. */
export type ListFilters = Readonly<Record<string, string>> & { readonly search: string };

/** A list with its filters. */
export interface FilteredListState<Row, Filters extends ListFilters> extends Omit<RemotePage<Row>, 'load'> {
  readonly filters: Filters;
  /** Asks for the first page again, for a text when the typing has paused. */
  readonly filter: (change: Partial<Filters>) => void;
  readonly openPage: (page: number) => void;
}

/**
 * @param path of the API, such as `/api/residences`.
 * @param initial the first page, which came with the document and was filtered by `first`.
 */
export function useFilteredList<Row, Filters extends ListFilters>(
  path: string,
  initial: Page<Row>,
  first: Filters,
): FilteredListState<Row, Filters> {
  const { load, ...page } = useRemotePage<Row>(path, initial);
  const [filters, setFilters] = useState(first);
  const searchLater = useDebouncedCallback(load, SEARCH_DELAY_MS);

  function filter(change: Partial<Filters>): void {
    const next = { ...filters, ...change };
    setFilters(next);
    if (change.search === undefined) void load(next);
    else searchLater(next);
  }

  return { ...page, filters, filter, openPage: (number) => void load({ ...filters, page: String(number) }) };
}
