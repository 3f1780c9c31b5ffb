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
  readonly tickets?: TicketRule | undefined;
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
  const who = { kind: 'server', limitKey: `bearer:${policy.app}`, allowedOrigin: undefined } as const;
  return { ok: true, value: { caller: callerOf(policy, who) } };
}

function byOrigin(request: Request, key: string, policy: AppPolicy): Authentication {
  const { origins, measureBots } = policy;
  const origin = checkOrigin(request, origins);
  const allowedOrigin = origin.ok ? origin.value : undefined;
  const caller = callerOf(policy, { kind: 'page', limitKey: `key:${key}`, allowedOrigin, measureBots });
  if (!origin.ok) {
    const detail = "Origin: is not among the key's origins; add it to the key's entry";
    return { ok: false, error: { refusal: { reason: origin.error, detail }, caller } };
  }
  return { ok: true, value: { caller, tickets: ticketsOf(policy) } };
}

function ticketsOf({ requireTicket, ticketSecrets, ticketGraceSeconds }: AppPolicy): TicketRule | undefined {
  if (requireTicket !== true) return undefined;
  // a host that gives no secret has nobody let in, rather than everybody
  const secrets = ticketSecrets ?? [];
  return { secrets, ...(ticketGraceSeconds !== undefined && { graceMs: ticketGraceSeconds * 1000 }) };
}

/** The sender, with what of its policy every station may know. */
function callerOf(
  { app, environment, sampleRate, reportRate, maxTracesPerSecond }: TokenPolicy,
  { kind, limitKey, allowedOrigin, measureBots = false }: Omit<Caller, keyof TokenPolicy>,
): Caller {
  return {
    app,
    environment,
    sampleRate,
    reportRate,
    maxTracesPerSecond,
    kind,
    limitKey,
    allowedOrigin,
    measureBots,
  };
}

function refused(reason: RefusalReason): Authentication {
  return { ok: false, error: { refusal: { reason } } };
}
