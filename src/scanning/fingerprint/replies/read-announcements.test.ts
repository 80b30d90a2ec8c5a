import { describe, expect, it } from 'vitest';
import { identifyReply } from '../identify-reply.ts';
import { descriptionQuestion, ssdpSearchProbe } from '../probes/ssdp-search.ts';
import { mdnsServicesProbe } from '../probes/mdns-services.ts';
import { aMdnsMessage, anSsdpAnswer, aUpnpDescription, ptr, txt } from './announcements.fixture.ts';

const target = { address: '192.0.2.7', port: 1900 };
const identify = (data: Buffer, protocol: string, port: number) =>
  identifyReply({ protocol, port, transport: 'udp', data });

describe('multicast DNS', () => {
  const listing = aMdnsMessage([
    ptr('_services._dns-sd._udp.local', '_ipp._tcp.local'),
    ptr('_services._dns-sd._udp.local', '_home-assistant._tcp.local'),
  ]);
  const details = aMdnsMessage([
    ptr('_home-assistant._tcp.local', 'Home._home-assistant._tcp.local'),
    txt('Home._home-assistant._tcp.local', ['location_name=Home', 'version=2023.1.7']),
    txt('Office._ipp._tcp.local', ['ty=HP LaserJet MFP M428fdw']),
  ]);

  it('tells kinds of services, models and versions, from one message and from two', () => {
    expect(identify(listing, 'mdns', 5353)).toMatchObject({
      service: 'mdns',
      product: null,
      extra: { announced: '_ipp._tcp.local _home-assistant._tcp.local' },
    });
    expect(identify(Buffer.concat([listing, details]), '', 5353)).toMatchObject({
      product: 'Home Assistant',
      version: '2023.1.7',
      cpe: ['cpe:2.3:a:home-assistant:home-assistant:2023.1.7:*:*:*:*:*:*:*'],
      extra: { model: 'HP LaserJet MFP M428fdw' },
    });
  });

  it('asks once more, for what the kinds are called, and for nothing that is no kind', () => {
    const next = mdnsServicesProbe.followUp?.(listing, target);
    expect(next?.transport).toBe('udp');
    expect(next?.payload.readUInt16BE(4)).toBe(2);
    expect(next?.payload.toString('latin1')).toContain('_home-assistant\u0004_tcp\u0005local');
    const none = aMdnsMessage([ptr('_services._dns-sd._udp.local', 'evil.example.com')]);
    expect(mdnsServicesProbe.followUp?.(none, target)).toBeUndefined();
    expect(mdnsServicesProbe.followUp?.(listing.subarray(0, 20), target)).toBeUndefined();
  });

  it('ends at names that point in circles, at cuts and at counts that lie', () => {
    const circle = Buffer.concat([listing.subarray(0, 12), Buffer.from([0xc0, 12, 0, 12, 0, 1])]);
    expect(identify(circle, 'mdns', 5353).product).toBeNull();
    for (let cut = 0; cut < details.length; cut += 1) {
      expect([null, '2023.1.7']).toContain(identify(details.subarray(0, cut), 'mdns', 5353).version);
    }
    const lying = Buffer.from(listing);
    lying.writeUInt16BE(0xffff, 6);
    expect(identify(lying, 'mdns', 5353).product).toBeNull();
  });
});

describe('SSDP and the description of a UPnP device', () => {
  const answer = anSsdpAnswer('http://192.0.2.7:49000/desc.xml');

  it('tells who it is by the answer alone, and more by its description', () => {
    const fritz = 'FRITZ!Box 7590 UPnP/1.0 AVM FRITZ!Box 7590 154.07.29';
    expect(identify(anSsdpAnswer('http://192.0.2.7/d', fritz), 'upnp', 1900)).toMatchObject({
      service: 'upnp',
      product: 'FRITZ!Box 7590',
      version: '07.29',
    });
    const hue = aUpnpDescription({ manufacturer: 'Signify', modelName: 'Philips hue bridge 2015' });
    expect(identify(Buffer.concat([answer, hue]), '', 1900)).toMatchObject({
      service: 'upnp',
      product: 'Hue Bridge',
      extra: { announced: 'urn:schemas-upnp-org:device:Basic:1', manufacturer: 'Signify' },
    });
  });

  it('expands no entity, and keeps what came before the damage', () => {
    const bomb = Buffer.from(
      'HTTP/1.1 200 OK\r\n\r\n<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><root><modelName>&a;</modelName></root>',
    );
    expect(identify(Buffer.concat([answer, bomb]), 'upnp', 1900).extra).not.toHaveProperty('model_name');
    const cut = aUpnpDescription({ manufacturer: 'Acme', modelName: 'Box' }).subarray(0, -60);
    expect(identify(Buffer.concat([answer, cut]), 'upnp', 1900).extra).toMatchObject({
      manufacturer: 'Acme',
    });
    const deep = Buffer.from(`HTTP/1.1 200 OK\r\n\r\n<?xml version="1.0"?>${'<a>'.repeat(10_000)}`);
    expect(identify(Buffer.concat([answer, deep]), 'upnp', 1900).service).toBe('upnp');
  });

  it('follows the address that answered', () => {
    const next = ssdpSearchProbe.followUp?.(answer, target);
    expect(next).toMatchObject({ transport: 'tcp', port: 49000 });
    expect(next?.payload.toString()).toContain('GET /desc.xml HTTP/1.1\r\nHost: 192.0.2.7:49000\r\n');
    expect(descriptionQuestion('http://192.0.2.7', target)).toMatchObject({ port: 80 });
    expect(descriptionQuestion('http://[2001:db8::1]:80/x', { address: '2001:db8:0::1' })).toBeDefined();
  });

  it.each([
    ['http://192.0.2.8:80/desc.xml'],
    ['http://127.0.0.1/'],
    ['http://router.example/desc.xml'],
    ['http://192.0.2.7@192.0.2.8/'],
    ['https://192.0.2.7/'],
    ['file:///etc/passwd'],
    ['http://192.0.2.7:9100/print.xml'],
    ['http://192.0.2.7:99999/'],
    ['http://192.0.2.7:0/'],
    ['http://192.0.2.7/a b'],
    ['http://192.0.2.7/a\r\nX: y'],
    [`http://192.0.2.7/${'a'.repeat(400)}`],
    [undefined],
  ])('never follows %j', (location) => {
    expect(descriptionQuestion(location, target)).toBeUndefined();
  });
});
