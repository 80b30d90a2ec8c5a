import { describe, expect, it } from 'vitest';
import {
  printWords,
  readCommand,
  readCommandNames,
  restPath,
  type ReadCommandName,
} from './read-commands.ts';

describe('what can be asked of a router', () => {
  it.each(readCommandNames)('%s is a print of named properties and nothing else', (name) => {
    const [command, list, ...more] = printWords(name);
    expect(command).toMatch(/^(?:\/[a-z0-9-]+){1,4}\/print$/u);
    expect(command).not.toMatch(
      /\/(?:add|set|remove|enable|disable|run|reset|reboot|export|move|edit|unset)\b/u,
    );
    expect(list).toMatch(/^=\.proplist=[a-z0-9-]+(?:,[a-z0-9-]+)*$/u);
    expect(more).toEqual([]);
    expect(restPath(name)).toMatch(/^\/rest(?:\/[a-z0-9-]+){1,4}\?\.proplist=[a-z0-9,-]+$/u);
  });

  it.each(readCommandNames)('%s wants no secret and nobody’s notes', (name) => {
    expect(readCommand(name).properties.join(' ')).not.toMatch(
      /password|secret|key|passphrase|comment|user/u,
    );
  });

  it.each(['/system/reboot', 'constructor', '__proto__', 'arp/../user', ''])('%j is refused', (name) => {
    for (const word of [printWords, restPath]) {
      expect(() => word(name as ReadCommandName)).toThrow(
        expect.objectContaining({ code: 'router_command_refused' }),
      );
    }
  });

  it('cannot be changed while the program runs', () => {
    expect(Object.isFrozen(readCommand('arp'))).toBe(true);
    expect(Object.isFrozen(readCommand('arp').properties)).toBe(true);
  });
});
