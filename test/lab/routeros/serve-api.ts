import { createHash, randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { printMenu, withProperties } from './menus.ts';
import type { RouterModel, RouterUser } from './router-model.ts';

/** A command that the simulator was sent, with its arguments; passwords and their answers left out. */
export interface ReceivedCommand {
  readonly channel: 'api' | 'rest' | 'snmp';
  readonly command: string;
}

/** Speaks the binary API over `stream` (MikroTik documentation, "API"): the login of the router's version, then `print`. */
export function serveApi(
  stream: Duplex,
  router: () => RouterModel,
  record: (command: ReceivedCommand) => void,
): void {
  let rest = Buffer.alloc(0);
  let words: string[] = [];
  const session: Session = { user: undefined, challenge: undefined };
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const first = rest[0];
      if (first === undefined) return;
      const long = (first & 0xc0) === 0x80;
      const length = long ? ((first & 0x3f) << 8) | (rest[1] ?? 0) : first;
      const start = long ? 2 : 1;
      if (rest.length < start + length) return;
      const word = rest.toString('utf8', start, start + length);
      rest = rest.subarray(start + length);
      if (word !== '') words.push(word);
      else {
        const sentence = words;
        words = [];
        for (const reply of answer(sentence, router(), session, record)) stream.write(encode(reply));
        if (session.isOver === true) stream.end();
      }
    }
  });
}

interface Session {
  user: RouterUser | undefined;
  challenge: Buffer | undefined;
  isOver?: boolean;
}

function answer(
  [command = '', ...words]: readonly string[],
  router: RouterModel,
  session: Session,
  record: (command: ReceivedCommand) => void,
): string[][] {
  const given = new Map(
    words
      .map((word) => word.split(/(?<=^=[^=]+)=/u))
      .map(([name = '', value = '']) => [name.slice(1), value]),
  );
  record({ channel: 'api', command: command === '/login' ? command : [command, ...words].join(' ') });
  if (command === '/login') return login(given, router, session);
  if (session.user === undefined) {
    session.isOver = true;
    return [['!fatal', 'not logged in']];
  }
  const menu = /^(?<menu>\/[a-z0-9/-]+)\/print$/u.exec(command)?.groups?.['menu'];
  const entries = menu === undefined ? undefined : printMenu(router, menu);
  if (entries === undefined) return [['!trap', '=message=no such command prefix'], ['!done']];
  if (!session.user.policies.includes('read')) {
    return [['!trap', '=message=not enough permissions (9)'], ['!done']];
  }
  const shown = withProperties(entries, given.get('.proplist'));
  if (shown.length === 0 && /^7\.(?:1[89]|2\d)/u.test(router.version)) return [['!empty'], ['!done']];
  return [
    ...shown.map((entry) => ['!re', ...Object.entries(entry).map(([name, value]) => `=${name}=${value}`)]),
    ['!done'],
  ];
}

/** Before 6.43 a challenge comes first, and a password that comes with the first word is not looked at. */
function login(given: ReadonlyMap<string, string>, router: RouterModel, session: Session): string[][] {
  const user = router.users.find(({ name }) => name === given.get('name'));
  const mayEnter = user?.policies.includes('api') === true;
  const [major = 0, minor = 0] = router.version.split('.').map(Number);
  const isOld = major < 6 || (major === 6 && minor < 43);
  if (isOld && !given.has('response')) {
    session.challenge = randomBytes(16);
    return [['!done', `=ret=${session.challenge.toString('hex')}`]];
  }
  const isRight = isOld
    ? session.challenge !== undefined &&
      given.get('response') ===
        `00${createHash('md5')
          .update('\0')
          .update(user?.password ?? '')
          .update(session.challenge)
          .digest('hex')}`
    : given.get('password') === user?.password;
  if (!mayEnter || !isRight) return [['!trap', '=message=invalid user name or password (6)'], ['!done']];
  session.user = user;
  return [['!done']];
}

function encode(words: readonly string[]): Buffer {
  return Buffer.concat(
    [...words, ''].map((word) => {
      const bytes = Buffer.from(word, 'utf8');
      const head = bytes.length < 0x80 ? [bytes.length] : [0x80 | (bytes.length >> 8), bytes.length & 0xff];
      return Buffer.concat([Buffer.from(head), bytes]);
    }),
  );
}
