import { setTimeout as wait } from 'node:timers/promises';

/** Asks a running service: GET, or POST where there is a body. Rejects when the answer is no good one. */
export type AskService = (path: string, body?: object) => Promise<unknown>;

export function askService(address: string, token: string): AskService {
  return async (path, body) => {
    const response = await fetch(`${address}${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** Waits for the end of a scan and gives it as `GET /v1/scans/{id}` does then. */
export async function untilScanEnds(ask: AskService, scanId: string, timeoutMs = 30_000): Promise<unknown> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const scan = (await ask(`/v1/scans/${scanId}`)) as { running: boolean };
    if (!scan.running) return scan;
    if (Date.now() > deadline) throw new Error(`The scan does not end: ${JSON.stringify(scan)}`);
    await wait(200);
  }
}
