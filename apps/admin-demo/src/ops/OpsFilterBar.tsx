'use client';

import { Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { AutoRefresh } from './AutoRefresh.tsx';
import type { OpsFilters } from './dashboard/filters.ts';
import { TIME_RANGES } from './dashboard/timeRange.ts';

/** What {@link OpsFilterBar} needs. */
export interface OpsFilterBarProps {
  readonly filters: OpsFilters;
  readonly choices: {
    readonly apps: readonly string[];
    readonly routes: readonly string[];
    readonly devices: readonly string[];
  };
}

const RANGES = Object.entries(TIME_RANGES).map(([value, { label }]) => ({ value, label }));

/** Time range, app, route and device; the choice is in the address, so that a view can be shared. */
export function OpsFilterBar({ filters, choices }: OpsFilterBarProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function choose(change: Partial<Record<keyof OpsFilters, string>>): void {
    const entries = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== '');
    startTransition(() => router.replace(`/ops?${new URLSearchParams(entries)}`, { scroll: false }));
  }

  return (
    <Group gap="xs" aria-busy={pending} mb="md">
      <SegmentedControl
        size="xs"
        aria-label="Time range"
        data={RANGES}
        value={filters.range}
        onChange={(range) => choose({ range })}
      />
      <FilterSelect
        label="All apps"
        value={filters.app}
        values={choices.apps}
        onChange={(app) => choose({ app })}
      />
      <FilterSelect
        label="All routes"
        value={filters.route}
        values={choices.routes}
        onChange={(route) => choose({ route })}
      />
      <FilterSelect
        label="All devices"
        value={filters.device}
        values={choices.devices}
        onChange={(device) => choose({ device })}
      />
      <AutoRefresh />
    </Group>
  );
}

interface FilterSelectProps {
  readonly label: string;
  readonly value: string;
  readonly values: readonly string[];
  readonly onChange: (value: string) => void;
}

function FilterSelect({ label, value, values, onChange }: FilterSelectProps) {
  // What was chosen stays choosable, though it has no page views in this range.
  const all = [...new Set([...values, ...(value === '' ? [] : [value])])];
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      data={[{ value: '', label }, ...all]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maw={200}
    />
  );
}
