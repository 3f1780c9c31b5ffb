import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '../src/ui/shell/panel.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import { RumRoute } from '@throughline/rum-sdk/next';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { panelConfig } from '../src/config/panelConfig.ts';
import { rumAttributes } from '../src/rum/rumAttributes.ts';
import { rumTicket } from '../src/rum/rumTicket.ts';
import { PanelProvider } from '../src/ui/shell/PanelProvider.tsx';

export const metadata: Metadata = {
  title: { default: 'Home care', template: '%s · Home care' },
  description: 'Residences, tasks and documents of a home-care service.',
  robots: { index: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request makes every page dynamic: the settings come from the environment of the running server.
  const policy = (await headers()).get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const config = panelConfig();
  return (
    <html lang="en" {...mantineHtmlProps} {...rumAttributes(config, await rumTicket(config))}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" {...(nonce === undefined ? {} : { nonce })} />
      </head>
      <body>
        <RumRoute />
        <PanelProvider>{children}</PanelProvider>
      </body>
    </html>
  );
}
