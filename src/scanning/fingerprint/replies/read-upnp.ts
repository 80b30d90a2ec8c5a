import { readXml } from '../../../support/read-xml.ts';
import { SitewardenError } from '../../../support/sitewarden-error.ts';
import { headerReply } from './header-reply.ts';
import type { ReplyReader } from './reply-reader.ts';

const maxXmlLength = 32_768;
const maxPieces = 2000;
const maxTextLength = 200;
/** Elements of a device description (UPnP Device Architecture 1.1 §2.3) that tell what it is. */
const told: ReadonlyMap<string, string> = new Map([
  ['deviceType', 'announced'],
  ['friendlyName', 'friendly_name'],
  ['manufacturer', 'manufacturer'],
  ['modelName', 'model_name'],
  ['modelNumber', 'model_number'],
  ['modelDescription', 'model_description'],
]);

/** Answer to an SSDP search (UPnP Device Architecture 1.1 §1.3.3), perhaps with the description that it names behind it. */
export const upnpReader: ReplyReader = {
  protocol: 'upnp',
  names: ['upnp', 'ssdp'],
  read({ data, text }) {
    const reply = headerReply('HTTP', text);
    const isAnswer = reply?.headers.has('usn') === true && reply.headers.has('st');
    if (reply === undefined || !isAnswer) return undefined;
    const server = reply.headers.get('server');
    const location = reply.headers.get('location');
    const description = descriptionOf(data.toString('utf8', 0, data.length));
    const model = [
      description.get('manufacturer'),
      description.get('model_name'),
      description.get('model_number'),
    ]
      .filter((word) => word !== undefined && word !== '')
      .join(' ');
    const extra = {
      ...(server === undefined ? {} : { server }),
      ...(location === undefined ? {} : { location }),
      ...Object.fromEntries(description),
    };
    return { service: 'upnp', fields: { ...extra, ...(model === '' ? {} : { model }) }, extra };
  },
};

/** What the root device says of itself: of each element the first. Damaged documents count as far as they are sound. */
function descriptionOf(replies: string): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const start = replies.indexOf('<?xml', replies.indexOf('\r\n\r\n'));
  if (start < 0) return facts;
  let text = '';
  let count = 0;
  try {
    for (const piece of readXml(replies.slice(start, start + maxXmlLength))) {
      count += 1;
      if (count > maxPieces) break;
      if (piece.kind === 'open') text = '';
      else if (piece.kind === 'text') text = (text + piece.text).slice(0, maxTextLength);
      else {
        const fact = told.get(piece.name);
        if (fact !== undefined && !facts.has(fact) && text.trim() !== '') facts.set(fact, text.trim());
        text = '';
      }
    }
  } catch (error) {
    if (!(error instanceof SitewardenError)) throw error;
  }
  return facts;
}
