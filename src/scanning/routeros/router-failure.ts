/**
 * Why a router was not read:
 * - `unreachable`: no connection to the port;
 * - `tls_failed`: the port does not speak TLS, or none of the versions and ciphers that are good enough;
 * - `certificate_untrusted`: no pin, and the certificate does not verify;
 * - `certificate_changed`: another certificate than the pinned one;
 * - `login_refused`: user name or password is wrong, or the user may not use this interface;
 * - `not_routeros`: what answers speaks otherwise;
 * - `answer_too_large`, `timed_out`, `closed`: it sent too much, was too slow, or hung up.
 */
export type RouterFailureReason =
  | 'unreachable'
  | 'tls_failed'
  | 'certificate_untrusted'
  | 'certificate_changed'
  | 'login_refused'
  | 'not_routeros'
  | 'answer_too_large'
  | 'timed_out'
  | 'closed';

/** A router that could not be read: an observation, not a fault of ours. */
export class RouterFailure extends Error {
  readonly reason: RouterFailureReason;
  /** SHA-256 of the certificate that was shown, hex, where that is the reason. */
  readonly certificateSha256: string | undefined;

  constructor(reason: RouterFailureReason, certificateSha256?: string) {
    super(`The router was not read: ${reason}`);
    this.name = 'RouterFailure';
    this.reason = reason;
    this.certificateSha256 = certificateSha256;
  }
}
