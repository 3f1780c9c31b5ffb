'use client';

import { type CSSVariablesResolver, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { theme } from './theme.ts';

/** Mantine's own greys and reds for text stay below the 4.5:1 of WCAG 2.2 (1.4.3); these don't. */
const readableColors: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': colors.red[8],
    '--focus-color': colors.cyan[9],
    '--rating-good': colors.teal[9],
    '--rating-needs-improvement': colors.orange[9],
    '--rating-poor': colors.red[8],
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-error': colors.red[4],
    '--focus-color': colors.cyan[4],
    '--rating-good': colors.teal[4],
    '--rating-needs-improvement': colors.yellow[4],
    '--rating-poor': colors.red[4],
  },
});

/** Theme and colour scheme of every page. */
export function PanelProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readableColors} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
