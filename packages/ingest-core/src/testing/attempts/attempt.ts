import type { RefusalReason } from '../../answer/refusal.ts';
import type { PostInput } from '../makePost.ts';

/** An attempt that every host refuses. */
export interface Attempt {
  readonly name: string;
  readonly status: number;
  /** `google.rpc.Code`. */
  readonly code: number;
  /** By which it is counted. */
  readonly reason: RefusalReason;
  /** Under which it is counted; '' where the key or token isn't good, so that nobody invents labels. */
  readonly app: '' | 'shop' | 'other';
  readonly says: RegExp;
  /** Whether the page may read the answer: its key is good and its origin allowed. */
  readonly readable?: true;
  readonly make: () => PostInput | Promise<PostInput>;
}
