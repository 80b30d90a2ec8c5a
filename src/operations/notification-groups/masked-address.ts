/** What is told of an address a message can be sent to: its host. The rest lets whoever has it send messages. */
export function maskedAddress(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}/***`;
}
