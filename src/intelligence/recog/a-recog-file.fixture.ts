/** A small file in Recog's form, written for the tests: `entries` go inside of it. */
export function aRecogFile(entries: string, matches = 'ssh.banner'): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<fingerprints matches="${matches}" protocol="ssh" database_type="service" preference="0.90">${entries}</fingerprints>`;
}

export const acmeEntry = `
  <fingerprint pattern="^(?i)acmessh_(\\d[\\d.]*)$">
    <description>Acme Shell</description>
    <example service.version="1.2">AcmeSSH_1.2</example>
    <example service.version="7" _encoding="base64">QUNNRVNTSF83</example>
    <param pos="0" name="service.vendor" value="Acme"/>
    <param pos="0" name="service.product" value="Shell &amp; Co"/>
    <param pos="1" name="service.version"/>
    <param pos="0" name="service.cpe23" value="cpe:/a:acme:shell:{service.version}"/>
    <param pos="0" name="os.product" value="Linux"/>
  </fingerprint>`;
