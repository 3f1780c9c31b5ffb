import { Component, type ReactNode } from 'react';
import { pageRum } from '../../pageRum.ts';

/** What {@link RumErrorBoundary} takes. */
export interface RumErrorBoundaryProps {
  readonly children?: ReactNode;
  /** What stands in the place of children that threw: content, or a function of the error and of a way to try again. */
  readonly fallback?: ReactNode | ((error: unknown, reset: () => void) => ReactNode);
}

interface State {
  readonly failure: { readonly error: unknown } | undefined;
}

/** An error boundary that records what its children throw while they render. Without the SDK it is a plain one. */
export class RumErrorBoundary extends Component<RumErrorBoundaryProps, State> {
  override readonly state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown): void {
    pageRum()?.recordError(error);
  }

  override render(): ReactNode {
    const { children, fallback } = this.props;
    const { failure } = this.state;
    if (!failure) return children;
    const reset = (): void => this.setState({ failure: undefined });
    return typeof fallback === 'function' ? fallback(failure.error, reset) : fallback;
  }
}
