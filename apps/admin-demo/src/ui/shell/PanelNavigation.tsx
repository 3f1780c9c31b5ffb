'use client';

import { NavLink } from '@mantine/core';
import {
  IconActivityHeartbeat,
  IconChecklist,
  IconFileText,
  IconHome,
  IconLayoutDashboard,
} from '@tabler/icons-react';
import Link from 'next/link';

const PAGES = [
  { href: '/', label: 'Overview', Icon: IconLayoutDashboard },
  { href: '/residences', label: 'Residences', Icon: IconHome },
  { href: '/tasks', label: 'Tasks', Icon: IconChecklist },
  { href: '/documents', label: 'Documents', Icon: IconFileText },
  { href: '/ops', label: 'Operations', Icon: IconActivityHeartbeat },
] as const;

/** Links to the sections; the one that is open is marked for the eye and for screen readers. */
export function PanelNavigation({ pathname }: { pathname: string }) {
  return PAGES.map(({ href, label, Icon }) => {
    const active = href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
    return (
      <NavLink
        key={href}
        component={Link}
        href={href}
        prefetch={false}
        label={label}
        active={active}
        aria-current={active ? 'page' : undefined}
        leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      />
    );
  });
}
