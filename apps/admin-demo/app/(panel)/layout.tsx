import type { ReactNode } from 'react';
import { PanelShell } from '../../src/ui/PanelShell.tsx';

export default function PanelLayout({ children }: { children: ReactNode }) {
  return <PanelShell>{children}</PanelShell>;
}
