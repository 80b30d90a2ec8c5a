import type { ServiceObservation, Transport } from '../../domain/observation.ts';
import { Slots } from '../budget/slots.ts';
import { identifyPort, unidentified, type IdentifiedPort } from './identify-port.ts';
import { identificationsOfOneHost, type ScanContext } from './scan-context.ts';

/** A host with more open ports than this answers to everything; the ports beyond are listed, not talked to. */
const mostIdentifiedPorts = 1024;

export type IdentificationShortfall = 'identification_failed' | 'too_many_open_ports';

/** What listens on one host: each port is talked to as soon as it is found, a few at a time. */
export class HostServices {
  readonly #context: ScanContext;
  readonly #address: string;
  readonly #signal: AbortSignal;
  readonly #slots: Slots;
  readonly #under: Promise<void>[] = [];
  readonly #services: ServiceObservation[] = [];
  readonly #reasons = new Set<IdentificationShortfall>();
  #tcpPorts = 0;

  constructor(context: ScanContext, address: string, signal: AbortSignal) {
    this.#context = context;
    this.#address = address;
    this.#signal = signal;
    this.#slots = new Slots(identificationsOfOneHost(context, address));
  }

  /** Why some of the services are not identified that might have been. */
  get partialReasons(): readonly IdentificationShortfall[] {
    return [...this.#reasons].sort();
  }

  begin(port: number, transport: Transport): void {
    const target = { address: this.#address, port, transport };
    if (transport === 'tcp') this.#tcpPorts += 1;
    if (this.#tcpPorts > mostIdentifiedPorts) {
      this.#reasons.add('too_many_open_ports');
      this.#take({ service: unidentified(target), failed: false });
      return;
    }
    const identify = async (): Promise<IdentifiedPort> => identifyPort(this.#context, target, this.#signal);
    const identified = this.#context.tally.during('services', async () =>
      transport === 'tcp' ? this.#slots.run(identify) : identify(),
    );
    this.#under.push(identified.then((outcome) => this.#take(outcome)));
  }

  /** Waits for all that was begun; by port. */
  async all(): Promise<readonly ServiceObservation[]> {
    await Promise.all(this.#under);
    return this.#services.sort((a, b) => a.port - b.port || a.transport.localeCompare(b.transport));
  }

  #take({ service, failed }: IdentifiedPort): void {
    if (failed) this.#reasons.add('identification_failed');
    if (service === undefined) return;
    this.#services.push(service);
    const { tally } = this.#context;
    if (service.transport === 'udp') tally.openPorts += 1;
    if (service.identity.service !== null) tally.servicesIdentified += 1;
  }
}
