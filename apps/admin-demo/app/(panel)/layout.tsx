import type { ReactNode } from 'react';
import { PanelShell } from '../../src/ui/shell/PanelShell.tsx';

export default function PanelLayout({ children }: { children: ReactNode }) {
  return <PanelShell>{children}</PanelShell>;
}
