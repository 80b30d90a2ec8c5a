import type { TcpProbe } from './probe.ts';

const topic = '$SYS/broker/version';

/** CONNECT without a name or password, clean session, and a subscription to the broker's version (MQTT 3.1.1). */
export const mqttVersionProbe: TcpProbe = {
  name: 'mqtt-version',
  protocol: 'mqtt',
  ports: [1883, 1884],
  tlsPorts: [8883],
  payload: () => {
    const connect = Buffer.from([0x10, 12, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 10, 0, 0]);
    const filter = Buffer.from(topic);
    const subscribe = Buffer.from([0x82, 5 + filter.length, 0, 1, 0, filter.length, ...filter, 0]);
    return Buffer.concat([connect, subscribe]);
  },
};
