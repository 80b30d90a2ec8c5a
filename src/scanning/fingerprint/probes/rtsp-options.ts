import type { TcpProbe } from './probe.ts';

/** RTSP OPTIONS (RFC 2326 §10.1). */
export const rtspOptionsProbe: TcpProbe = {
  name: 'rtsp-options',
  protocol: 'rtsp',
  ports: [554, 8554, 5554, 10554],
  tlsPorts: [322],
  payload: () => Buffer.from('OPTIONS * RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: Sitewarden\r\n\r\n'),
};
