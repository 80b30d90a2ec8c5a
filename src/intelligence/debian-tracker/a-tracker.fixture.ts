type Releases = Readonly<
  Record<string, readonly [status: string, fixedVersion?: string | undefined, urgency?: string]>
>;

/** One CVE as Debian's tracker has it. */
export function anIssue(releases: Releases): object {
  const told = Object.entries(releases).map(([name, [status, fixed_version, urgency = 'low']]) => [
    name,
    { status, ...(fixed_version === undefined ? {} : { fixed_version }), urgency, repositories: {} },
  ]);
  return { scope: 'remote', releases: Object.fromEntries(told) as unknown };
}

const usual = {
  openssh: {
    'CVE-2030-0001': anIssue({
      bookworm: ['resolved', '1:9.2p1-2+deb12u3'],
      bullseye: ['open'],
      buster: ['resolved', '0'],
    }),
    'CVE-2030-0002': anIssue({ bookworm: ['undetermined'] }),
    'TEMP-0000001-ABCDEF': anIssue({ bookworm: ['open'] }),
  },
  'some-editor': { 'CVE-2030-0001': anIssue({ bookworm: ['open'] }) },
  nginx: {
    'CVE-2030-0003': anIssue({ bookworm: ['open'], sid: ['resolved', '1.30.0-1'] }),
    'CVE-2030-0004': anIssue({ sid: ['resolved', '1.30.0-1'] }),
  },
};

/** A small tracker file, written for the tests. */
export function aTracker(packages: object = usual): string {
  return JSON.stringify(packages);
}
