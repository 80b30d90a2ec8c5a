/** A file as nmap writes one, of hosts at the addresses given; made up, in the form of nmap 7.9. */
export function someNmapXml(addresses: readonly string[], seconds = 1_796_035_346): string {
  const hosts = addresses.map(
    (
      address,
      index,
    ) => `<host starttime="${seconds}" endtime="${seconds + 9}"><status state="up" reason="arp-response"/>
<address addr="${address}" addrtype="ipv4"/>
<address addr="00:0C:42:00:00:0${index}" addrtype="mac" vendor="Routerboard.com"/>
<hostnames><hostname name="host-${index}.example" type="PTR"/></hostnames>
<ports><extraports state="closed" count="997"/>
<port protocol="tcp" portid="22"><state state="open" reason="syn-ack"/><service name="ssh" product="OpenSSH" version="9.2p1 Debian 2+deb12u3" extrainfo="protocol 2.0" ostype="Linux" method="probed" conf="10"><cpe>cpe:/a:openbsd:openssh:9.2p1</cpe><cpe>cpe:/o:linux:linux_kernel</cpe></service><script id="ssh-hostkey" output="&#xa;  256 aa (ECDSA)"><table><elem key="bits">256</elem></table></script></port>
<port protocol="tcp" portid="80"><state state="open" reason="syn-ack"/><service name="http" method="table" conf="3"/></port>
<port protocol="tcp" portid="443"><state state="open" reason="syn-ack"/><service name="http" product="nginx" version="1.18.0" tunnel="ssl" method="probed" conf="10"><cpe>cpe:/a:igor_sysoev:nginx:1.18.0</cpe></service></port>
<port protocol="tcp" portid="5432"><state state="open" reason="syn-ack"/><service name="postgresql" product="PostgreSQL DB" version="9.6.0 or later" method="probed" conf="10"><cpe>cpe:/a:postgresql:postgresql</cpe></service></port>
<port protocol="udp" portid="161"><state state="open|filtered" reason="no-response"/><service name="snmp" method="table" conf="3"/></port>
<port protocol="tcp" portid="23"><state state="closed" reason="reset"/></port>
</ports></host>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<?xml-stylesheet href="file:///usr/share/nmap/nmap.xsl" type="text/xsl"?>
<!-- Nmap 7.93 scan initiated as: nmap -sV -oX - 127.0.0.0/29 -->
<nmaprun scanner="nmap" args="nmap -sV -oX -" start="${seconds}" version="7.93" xmloutputversion="1.05">
<scaninfo type="syn" protocol="tcp" numservices="1000" services="1-1000"/>
${hosts.join('\n')}
<host><status state="down" reason="no-response"/><address addr="127.0.0.7" addrtype="ipv4"/></host>
<runstats><finished time="${seconds + 10}" exit="success"/><hosts up="${hosts.length}" down="1" total="8"/></runstats>
</nmaprun>
`;
}
