/** Where a probe goes, for the protocols that name it in their question. */
export interface ProbeTarget {
  readonly address: string;
  readonly port: number;
}

/** One question to a TCP service that waits for its client to speak. Never a login, a write or a change. */
export interface TcpProbe {
  readonly name: string;
  /** Protocol of the reader that knows the answer. */
  readonly protocol: string;
  /** Ports on which the question is asked at once. */
  readonly ports: readonly number[];
  /** Ports on which it is asked inside TLS. */
  readonly tlsPorts: readonly number[];
  readonly payload: (target: ProbeTarget) => Buffer;
  /** What to say next, given all that was received; asked once, when the first answer is in. */
  readonly followUp?: (received: Buffer) => Buffer | undefined;
}

/** One more question to the address that answered: it names no address, so it cannot go elsewhere. */
export type FollowUp =
  | { readonly transport: 'udp'; readonly payload: Buffer }
  | { readonly transport: 'tcp'; readonly port: number; readonly payload: Buffer };

/** One datagram and the ports that it is sent to. */
export interface UdpProbe {
  readonly name: string;
  readonly protocol: string;
  readonly ports: readonly number[];
  readonly payload: (target: ProbeTarget) => Buffer;
  /** Asked once, when the answer is in; its own answer is read behind the first. */
  readonly followUp?: (received: Buffer, target: ProbeTarget) => FollowUp | undefined;
}
