import { type Answer, isSuccess, type Verdict, verdictOfRemoteWrite } from './verdict.ts';

/** What a person has to do about a receiver of 1.0. */
const NOT_2 = 'the receiver does not take remote-write 2.0; set REMOTE_WRITE_VERSION to 1.0';

/**
 * Any answer of a remote-write 2.0 receiver. One that says nothing of what it has written took the request for 1.0, and has
 * stored nothing of it (remote-write 2.0, "Required Written Response Headers"): that, and 415, speak about us and not
 * about the samples. One that does say it has taken them, whatever its body says ("Response": it must be ignored). A partial
 * write is answered 400 with what was written: it isn't taken apart for what is outdated.
 */
export function verdictOfRemoteWrite2(answer: Answer): Verdict {
  const { status, written, takesLate } = answer;
  const isTaken = isSuccess(answer);
  if (status === 415 || (isTaken && written === undefined))
    return { kind: 'refused', reason: `${status} ${NOT_2}`, asksForOlder: true };
  if (isTaken) return { kind: 'delivered', rejected: 0, ...(takesLate && { takesLate }) };
  const verdict = verdictOfRemoteWrite(answer);
  return verdict.kind === 'outdated' && written !== undefined ? { ...verdict, written } : verdict;
}
