import { QUERY } from '@throughline/conventions/wire';
import type { Result } from '@throughline/wire/result';
import type { PostQuery } from '../answer/postQuery.ts';
import type { RefusalReason } from '../answer/refusal.ts';
import type { Caller } from './caller.ts';
import { checkOrigin } from './checkOrigin.ts';
import type { AppDirectory, AppPolicy, TokenPolicy } from './keys/appDirectory.ts';
import { isBearerToken, isPublishableKey } from './keys/credentials.ts';
import type { Refused } from './refused.ts';
import type { TicketRule } from './tickets/ticketRule.ts';

/** Who sends, and what of tickets its key asks for. */
export interface Authenticated {
  readonly caller: Caller;
  /** Where the key requires tickets. Apart from the caller, since it holds secrets. */
  readonly tickets?: TicketRule;
}

type Authentication = Result<Authenticated, Refused>;

/** RFC 6750, section 2.1. */
const BEARER_SCHEME = /^Bearer /i;

/** Who sends this. A bearer token that is given must be good, whatever key stands beside it. */
export async function authenticate(
  request: Request,
  query: PostQuery,
  apps: AppDirectory,
): Promise<Authentication> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return byToken(authorization, apps);
  const keys = query.getAll(QUERY.key);
  if (keys.length > 1) return refused('doubled_key');
  const [key] = keys;
  if (key === undefined || key === '') return refused('no_credentials');
  const policy = isPublishableKey(key) ? await apps.byKey(key) : undefined;
  return policy === undefined ? refused('unknown_key') : byOrigin(request, key, policy);
}

async function byToken(authorization: string, apps: AppDirectory): Promise<Authentication> {
  const token = authorization.replace(BEARER_SCHEME, '');
  const isBearer = token !== authorization && isBearerToken(token);
  const policy = isBearer ? await apps.byToken(token) : undefined;
  if (policy === undefined) return refused('bad_token');
  const caller: Caller = { ...termsOf(policy), kind: 'server', limitKey: `bearer:${policy.app}` };
  return { ok: true, value: { caller } };
}

function byOrigin(request: Request, key: string, policy: AppPolicy): Authentication {
  const { origins, measureBots = false } = policy;
  const caller: Caller = { ...termsOf(policy), kind: 'page', limitKey: `key:${key}`, measureBots };
  const origin = checkOrigin(request, origins);
  if (!origin.ok) {
    const detail = "Origin: is not among the key's origins; add it to the key's entry";
    return { ok: false, error: { refusal: { reason: origin.error, detail }, caller } };
  }
  const allowed = origin.value === undefined ? {} : { allowedOrigin: origin.value };
  const tickets = ticketsOf(policy);
  return { ok: true, value: { caller: { ...caller, ...allowed }, ...(tickets && { tickets }) } };
}

function ticketsOf({ requireTicket, ticketSecrets, ticketGraceSeconds }: AppPolicy): TicketRule | undefined {
  if (requireTicket !== true) return undefined;
  // a host that gives no secret has nobody let in, rather than everybody
  const secrets = ticketSecrets ?? [];
  return { secrets, ...(ticketGraceSeconds !== undefined && { graceMs: ticketGraceSeconds * 1000 }) };
}

/** What of a policy every station may know. */
function termsOf(policy: TokenPolicy): TokenPolicy {
  const { app, environment, sampleRate, reportRate, maxTracesPerSecond } = policy;
  return {
    ...{ app, environment, sampleRate, reportRate },
    ...(maxTracesPerSecond !== undefined && { maxTracesPerSecond }),
  };
}

function refused(reason: RefusalReason): Authentication {
  return { ok: false, error: { refusal: { reason } } };
}
