import type { ProbeTarget, TcpProbe, UdpProbe } from './probe.ts';

/** SIP OPTIONS (RFC 3261 §11): asks for capabilities and rings nobody. */
export const sipOptionsProbe: TcpProbe = {
  name: 'sip-options',
  protocol: 'sip',
  ports: [5060],
  tlsPorts: [5061],
  payload: (target) => optionsRequest('TCP', target),
};

export const sipOptionsUdpProbe: UdpProbe = {
  name: 'sip-options-udp',
  protocol: 'sip',
  ports: [5060],
  payload: (target) => optionsRequest('UDP', target),
};

function optionsRequest(transport: 'TCP' | 'UDP', { address, port }: ProbeTarget): Buffer {
  const host = address.includes(':') ? `[${address}]` : address;
  return Buffer.from(
    [
      `OPTIONS sip:${host}:${port} SIP/2.0`,
      `Via: SIP/2.0/${transport} sitewarden.invalid;branch=z9hG4bKsitewarden;rport`,
      'Max-Forwards: 1',
      'From: <sip:sitewarden@sitewarden.invalid>;tag=sitewarden',
      `To: <sip:${host}:${port}>`,
      'Call-ID: sitewarden@sitewarden.invalid',
      'CSeq: 1 OPTIONS',
      'Accept: application/sdp',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n'),
  );
}
