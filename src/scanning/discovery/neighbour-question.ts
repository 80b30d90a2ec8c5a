/** Where a datagram makes the kernel ask by ARP or ND: the discard service, for which nobody cares (RFC 863). */
export const discardPort = 9;
/** What such a datagram holds. */
export const nothing = new Uint8Array();
/** Linux asks again after a second (retrans_time): one lost request or answer must not hide a host. */
export const secondRequestWaitMs = 1300;
