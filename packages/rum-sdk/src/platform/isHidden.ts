import { ofDocument } from './ofDocument.ts';

/** Whether the page is hidden: it may be gone at any moment. */
export function isHidden(): boolean {
  return ofDocument('visibilityState') === 'hidden';
}
