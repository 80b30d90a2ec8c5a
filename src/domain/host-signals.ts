import type { HostObservation, ServiceObservation } from './observation.ts';

/** Kinds of texts by which rules know a device. */
export const signalFields = [
  'manufacturer',
  'hostname',
  'product',
  'service',
  'port',
  'board',
  'sys_descr',
  'sys_object_id',
  'page',
  'device',
  'os',
  'announced',
  'subject',
  'banner',
] as const;
export type SignalField = (typeof signalFields)[number];

export type HostSignals = ReadonlyMap<SignalField, ReadonlySet<string>>;

/** Of a host, what can say what kind of device it is. */
export type SignallingHost = Pick<HostObservation, 'hostname' | 'manufacturer' | 'services'>;

const maxTexts = 64;
const maxLength = 400;
/** Fact of a reply → what it is a signal of. */
const factFields: readonly (readonly [fact: string, field: SignalField])[] = [
  ['board', 'board'],
  ['sys_descr', 'sys_descr'],
  ['sys_object_id', 'sys_object_id'],
  ['sys_name', 'hostname'],
  ['title', 'page'],
  ['realm', 'page'],
  ['server', 'page'],
  ['model', 'page'],
  ['model_name', 'page'],
  ['model_description', 'page'],
  ['friendly_name', 'page'],
  ['device', 'device'],
  ['os', 'os'],
  ['native_os', 'os'],
  ['distribution', 'os'],
  ['announced', 'announced'],
];

/** Every text of a host that may say what kind of device it is, cut to 400 characters, at most 64 of a kind. */
export function signalsOfHost(hosts: readonly SignallingHost[]): HostSignals {
  const signals = new Map<SignalField, Set<string>>();
  const add = (field: SignalField, text: string | null | undefined): void => {
    if (text === null || text === undefined || text === '') return;
    const texts = signals.get(field) ?? new Set();
    if (texts.size < maxTexts) texts.add(text.slice(0, maxLength));
    signals.set(field, texts);
  };
  for (const { hostname, manufacturer, services } of hosts) {
    add('hostname', hostname);
    add('manufacturer', manufacturer);
    for (const service of services) addService(service, add);
  }
  return signals;
}

function addService(
  { port, transport, identity, tls, banner }: ServiceObservation,
  add: (field: SignalField, text: string | null | undefined) => void,
): void {
  add('port', `${port}/${transport}`);
  add('service', identity.service);
  add('product', [identity.vendor, identity.product].filter((word) => word !== null).join(' '));
  for (const [fact, field] of factFields) add(field, identity.extra[fact]);
  add('subject', tls?.subject);
  add('banner', banner);
}
