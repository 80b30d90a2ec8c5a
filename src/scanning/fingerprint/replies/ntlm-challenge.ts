const names: ReadonlyMap<number, string> = new Map([
  [1, 'netbios_name'],
  [2, 'netbios_domain'],
  [3, 'dns_name'],
  [4, 'dns_domain'],
]);

/** Names and build that an NTLM challenge ([MS-NLMP] §2.2.1.2) inside `data` tells; empty when there is none. */
export function readNtlmChallenge(data: Buffer): Record<string, string> {
  const at = data.indexOf('NTLMSSP\0\u0002\0\0\0', 0, 'latin1');
  const told: Record<string, string> = {};
  if (at < 0 || data.length < at + 56) return told;
  const [major, minor, build] = [data[at + 48] ?? 0, data[at + 49] ?? 0, data.readUInt16LE(at + 50)];
  if (build > 0 && major >= 5) told['windows_build'] = `${major}.${minor}.${build}`;
  let pair = at + data.readUInt32LE(at + 44);
  const end = Math.min(pair + data.readUInt16LE(at + 40), data.length);
  for (let count = 0; pair + 4 <= end && count < 16; count += 1) {
    const [id, length] = [data.readUInt16LE(pair), data.readUInt16LE(pair + 2)];
    if (id === 0) break;
    const name = names.get(id);
    const text = data.toString('utf16le', pair + 4, Math.min(pair + 4 + length, end));
    if (name !== undefined && text !== '') told[name] = text;
    pair += 4 + length;
  }
  return told;
}
