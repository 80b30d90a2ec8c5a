import { aRoutedNetwork, scannerSpace } from '../../test/support/network/a-routed-network.ts';
import { lifted, runOwnScan, type Inside } from './run-own-scan.ts';

/** Sweeps of the lab at 10 ms and 0.5 % loss (`lab.sh up 10 50`): every port of the truth that is asked, each time. */
export async function lossy(inLab: Inside, truth: string, ports: string, rounds: number): Promise<void> {
  const asked = new Set(ports.split(','));
  const there = new Set<string>();
  for (const [, address = '', port = ''] of truth.matchAll(/^(\S+) tcp (\d+) /gmu)) {
    if (asked.has(port)) there.add(`${address} ${port}`);
  }
  for (let round = 1; round <= rounds; round += 1) {
    const { hosts, wallMs } = await runOwnScan(inLab, '10.77.0.0/24', ports, { ...lifted, portsOnly: true });
    const found = new Set(
      hosts.flatMap(({ ipAddress, services }) =>
        services.filter(({ transport }) => transport === 'tcp').map(({ port }) => `${ipAddress} ${port}`),
      ),
    );
    const missed = [...there].filter((place) => !found.has(place));
    const invented = [...found].filter((place) => !there.has(place));
    console.log(
      `lossy ${round}: ${hosts.length} hosts, ${found.size} ports in ${wallMs.toFixed(0)} ms; ` +
        `missed [${missed.join(', ')}] of ${there.size}, not in the truth [${invented.join(', ')}]`,
    );
  }
}

/** Ever more addresses of nobody behind a router, at the default rate: wall time and peak memory, garbage collected. */
export async function nobody(): Promise<void> {
  const network = await aRoutedNetwork();
  const inside: Inside = async (...command) => network.exec(scannerSpace, ...command);
  try {
    for (const targets of ['10.97.0.0/22', '10.97.0.0/20', '10.97.0.0/18', '10.96.0.0/16']) {
      const { hosts, end, wallMs, peakMib } = await runOwnScan(inside, targets, 'none', {}, ['--expose-gc']);
      console.log(
        `nobody ${targets}: ${hosts.length} hosts, ${end.addressesWithoutAnswer} addresses without an answer, ` +
          `${end.traffic.packetsSent} packets, at most ${end.traffic.peakPerSecond} a second, ` +
          `${(wallMs / 1000).toFixed(0)} s, ${peakMib.toFixed(0)} MiB [${end.partialReasons.join(', ')}]`,
      );
    }
  } finally {
    await network.close();
  }
}
