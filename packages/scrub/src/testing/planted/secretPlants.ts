import fc from 'fast-check';
import { makePlant as plant } from './makePlant.ts';
import type { Plant } from './plant.ts';

const HEX = '[0-9a-f]';
const network = fc.oneof(
  fc
    .ipV4()
    .filter((ip) => /^[\d.]+$/.test(ip) && ip !== '127.0.0.1' && !ip.endsWith('.0.0.0'))
    .map((ip) => plant('ip', ip, ip)),
  fc
    .ipV6()
    .filter((ip) => /:.*:.*:/.test(ip) && /\d/.test(ip) && !ip.includes('.'))
    .map((ip) => plant('ip', ip, ip)),
  fc.stringMatching(new RegExp(`^(${HEX}{2}:){5}${HEX}{2}$`)).map((mac) => plant('mac', mac, mac)),
  fc.stringMatching(new RegExp(`^(${HEX}{2}-){5}${HEX}{2}$`)).map((mac) => plant('mac', mac, mac)),
);

const random = (length: number) =>
  fc.stringMatching(new RegExp(`^[A-Za-z]{3}[0-9][A-Za-z0-9]{${length - 4}}$`));
const keys = fc.oneof(
  random(36).map((key) => plant('key', `ghp_${key}`, key)),
  random(24).map((key) => plant('key', `sk_live_${key}`, key)),
  fc.stringMatching(/^[A-Z]{7}[0-9][A-Z0-9]{8}$/).map((key) => plant('key', `AKIA${key}`, key)),
  random(40).map((key) => plant('key', key, key)),
  fc.uuid().map((id) => plant('key', id, id)),
  random(20).map((key) => plant('token', `Bearer ${key}`, key)),
  random(20).map((key) => plant('token', `Authorization: Basic ${key}=`, key)),
  fc
    .tuple(random(20), random(30), random(30))
    .map(([a, b, c]) => plant('token', `eyJ${a}.eyJ${b}.${c}`, b, c)),
  random(16).map((key) => plant('token', `Cookie: theme=dark; sid=${key}; lang=de`, key)),
  random(16).map((key) => plant('token', `JSESSIONID=${key}`, key)),
  fc.stringMatching(/^0x[0-9a-f]{40}$/).map((key) => plant('key', key, key.slice(20))),
  fc.stringMatching(/^bc1q[02-9ac-hj-np-z]{38}$/).map((key) => plant('key', key, key)),
  fc.constant(
    plant(
      'pem',
      '-----BEGIN PRIVATE KEY----- MIIEvQIBADANBgkq -----END PRIVATE KEY-----',
      'miievqibadanbgkq',
    ),
  ),
);

/** Addresses of machines, keys and tokens. */
export const SECRET_PLANTS: fc.Arbitrary<Plant> = fc.oneof(network, keys);
