/** A month in UTC, as ids of version 7 tell it: such an id begins with 48 bits of milliseconds (RFC 9562 §5.7). */
export interface IdMonth {
  /** `2026-11`. */
  readonly name: string;
  /** The least id that can be made in it. */
  readonly firstId: string;
  /** The least id that cannot be made before its end. */
  readonly endId: string;
  readonly endsAt: Date;
}

/** The month of an instant, or one that comes `later` months after it. */
export function monthOfInstant(at: Date, later = 0): IdMonth {
  const startsAt = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later));
  const endsAt = new Date(Date.UTC(startsAt.getUTCFullYear(), startsAt.getUTCMonth() + 1));
  return {
    name: startsAt.toISOString().slice(0, 7),
    firstId: leastId(startsAt),
    endId: leastId(endsAt),
    endsAt,
  };
}

/** The month of a name such as `2026-11`. */
export function monthOfName(name: string): IdMonth {
  return monthOfInstant(new Date(`${name}-01T00:00:00Z`));
}

/** The month that an id was made in; undefined for one of another version, which tells no time. */
export function monthOfId(id: string): IdMonth | undefined {
  const [, high = '', low = ''] = /^([\da-f]{8})-([\da-f]{4})-7/iu.exec(id) ?? [];
  const at = new Date(Number.parseInt(high + low, 16));
  // A clock that was centuries off is no month to keep apart.
  return at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2200 ? monthOfInstant(at) : undefined;
}

function leastId(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
