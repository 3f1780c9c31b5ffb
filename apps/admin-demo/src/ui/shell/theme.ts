import { createTheme } from '@mantine/core';

/** Dense, calm, with the system's own fonts: nothing is loaded from elsewhere. */
export const theme = createTheme({
  primaryColor: 'cyan',
  // White on it has 5.5:1; on lighter shades it falls below the 4.5:1 of WCAG 2.2 (1.4.3).
  primaryShade: 9,
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem', lineHeight: '1.3' }, h2: { fontSize: '1.0625rem' } },
  },
  components: {
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', fz: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Paper: { defaultProps: { withBorder: true } },
  },
});
