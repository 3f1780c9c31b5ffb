import { QUERY } from '@throughline/conventions/wire';
import type { RefusalReason } from '../answer/refusal.ts';
import type { AppDirectory, AppPolicy } from './appDirectory.ts';
import type { Caller } from './caller.ts';
import { checkOrigin } from './checkOrigin.ts';
import { isBearerToken, isPublishableKey } from './credentials.ts';
import type { Admission } from './refused.ts';

/** RFC 6750, section 2.1. */
const BEARER_SCHEME = /^Bearer /i;

/** Who sends this. A bearer token that is given must be good, whatever key stands beside it. */
export async function authenticate(
  request: Request,
  query: URLSearchParams,
  apps: AppDirectory,
): Promise<Admission> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return byToken(authorization, apps);
  const keys = query.getAll(QUERY.key);
  if (keys.length > 1) return refused('doubled_key');
  const [key] = keys;
  if (key === undefined || key === '') return refused('no_credentials');
  const policy = isPublishableKey(key) ? await apps.byKey(key) : undefined;
  return policy === undefined ? refused('unknown_key') : byOrigin(request, key, policy);
}

async function byToken(authorization: string, apps: AppDirectory): Promise<Admission> {
  const token = authorization.replace(BEARER_SCHEME, '');
  const isBearer = token !== authorization && isBearerToken(token);
  const policy = isBearer ? await apps.byToken(token) : undefined;
  if (policy === undefined) return refused('bad_token');
  const { app, environment, sampleRate, reportRate } = policy;
  const limitKey = `bearer:${app}`;
  return { ok: true, value: { kind: 'server', app, environment, sampleRate, reportRate, limitKey } };
}

function byOrigin(request: Request, key: string, policy: AppPolicy): Admission {
  const { app, environment, sampleRate, reportRate, origins } = policy;
  const caller: Caller = { kind: 'page', app, environment, sampleRate, reportRate, limitKey: `key:${key}` };
  const origin = checkOrigin(request, origins);
  if (!origin.ok) {
    const detail = "Origin: is not among the key's origins; add it to the key's entry";
    return { ok: false, error: { refusal: { reason: origin.error, detail }, caller } };
  }
  const allowed = origin.value === undefined ? {} : { allowedOrigin: origin.value };
  return { ok: true, value: { ...caller, ...allowed } };
}

function refused(reason: RefusalReason): Admission {
  return { ok: false, error: { refusal: { reason } } };
}
