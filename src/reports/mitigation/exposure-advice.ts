import type { CveDetail } from '../../domain/intelligence-view.ts';

const byAttackVector: Readonly<Record<string, string>> = {
  N: 'The attack comes over the network: let only those who need the service reach it (firewall, VPN, management network), never the internet.',
  A: 'The attacker must be on the same network segment: separate guests and unknown devices from it.',
  L: 'The attacker needs an account or a program on the device: limit who may log in and what may run there.',
  P: 'The attacker needs the device in hand: control physical access to it and its ports.',
};

/** How to live with the fault until it is mended, from the CVSS vector of the record (CVSS 3.1 §2.1). */
export function exposureAdvice({ vector, knownExploited }: CveDetail): string {
  const metric = (name: string): string | undefined =>
    new RegExp(`(?:^|/)${name}:(\\w)`, 'u').exec(vector ?? '')?.[1];
  const lines = [
    byAttackVector[metric('AV') ?? ''] ??
      'How the attack reaches the product is not stated: let as few as possible reach it.',
  ];
  // CVSS 2.0 has authentication in place of privileges.
  if (metric('PR') === 'L' || metric('PR') === 'H' || metric('Au') === 'S' || metric('Au') === 'M') {
    lines.push(
      'The attacker must be logged in: change passwords that may be known, and remove accounts nobody uses.',
    );
  }
  if (metric('UI') === 'R' || metric('UI') === 'A' || metric('UI') === 'P') {
    lines.push(
      'Somebody must be made to act, for example to open a link or file: tell those who use the product.',
    );
  }
  if (knownExploited) {
    lines.push(
      'It is being exploited: look in logs and accounts for traces, and switch the service off if it cannot be mended now.',
    );
  }
  return `**Until it is mended:**\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}
