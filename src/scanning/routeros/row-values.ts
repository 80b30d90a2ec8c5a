import { canonicalIpAddress } from '../../domain/ip-network.ts';
import { parseMacAddress } from '../../domain/mac-address.ts';
import { printableText } from '../../support/printable-text.ts';
import type { RouterRow } from './router-session.ts';

const maxTextLength = 200;

/** Text of a property fit to be shown; null where there is none. */
export function textOf(row: RouterRow, name: string): string | null {
  const text = printableText(row.get(name) ?? '', maxTextLength);
  return text === '' ? null : text;
}

/** RouterOS writes `true` and `false`; absent is false. */
export function isTrue(row: RouterRow, name: string): boolean {
  return row.get(name) === 'true' || row.get(name) === 'yes';
}

/** A whole number from 0; null for anything else. */
export function numberOf(row: RouterRow, name: string): number | null {
  const text = row.get(name) ?? '';
  return /^\d{1,12}$/u.test(text) ? Number(text) : null;
}

/** A span of time as RouterOS writes it, `1h2m3s` or `01:02:03`, in seconds; null for anything else. */
export function secondsOf(row: RouterRow, name: string): number | null {
  const text = row.get(name) ?? '';
  const spelt = /^(?=\d)(?:(\d{1,4})w)?(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?$/u.exec(
    text,
  );
  const parts = spelt ?? /^()()(\d{1,3}):(\d\d):(\d\d)$/u.exec(text);
  if (parts === null) return null;
  const [weeks, days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? 0 : Number(part)));
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}

/** A MAC that can be somebody's; null for none, zero and groups. */
export function macOf(row: RouterRow, name: string): string | null {
  return ownMac(parseMacAddress(row.get(name) ?? ''));
}

/** Null for zero and for group addresses (IEEE 802 §8.2), which no interface has. */
export function ownMac(mac: string | undefined): string | null {
  if (mac === undefined || mac === '00:00:00:00:00:00') return null;
  return (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1 ? null : mac;
}

/** An address in canonical form, its prefix length or zone left out; null for what is none. */
export function addressOf(row: RouterRow, ...names: readonly string[]): string | null {
  for (const name of names) {
    const address = canonicalIpAddress((row.get(name) ?? '').replace(/[/%].*$/u, ''));
    if (address !== undefined) return address;
  }
  return null;
}
