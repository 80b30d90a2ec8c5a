import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Through it a socket could be opened without an import that the boundaries see. */
it("gives nobody Node's inner bindings but the door for bare TCP handles", () => {
  const users = globSync('src/**/*.ts')
    .filter((file) =>
      /\bbinding\b\s*\??\.?\s*\(|process\s*(?:\.|\[['"])binding/u.test(readFileSync(file, 'utf8')),
    )
    .map((file) => file.replaceAll('\\', '/'));
  expect(users).toEqual(['src/scanning/sockets/tcp-handles.ts']);
});
