import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentNames } from '../src/config/environment-schema.ts';

const root = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
}

describe('the files that say how it is deployed', () => {
  it('name only settings that there are', () => {
    const named = ['Dockerfile', 'deploy/compose.yaml', 'deploy/sitewarden.service'].flatMap(
      (file) => read(file).match(/SITEWARDEN_[A-Z_]+/gu) ?? [],
    );
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(environmentNames).toContain(name);
  });

  it('copy into the image what is there, and nothing that the build leaves out', () => {
    const ignored = read('.dockerignore').split('\n');
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, from = '']) =>
      from.split(' '),
    );
    expect(copied).toContain('src');
    for (const file of copied) {
      expect(existsSync(path.join(root, file))).toBe(true);
      expect(ignored).toContain(`!${file}`);
    }
  });

  it('run as an ordinary user and start what the program has', () => {
    expect(read('Dockerfile')).toMatch(/^USER node$/mu);
    const started = /ENTRYPOINT \[.*"(src\/[^"]+)"\]/u.exec(read('Dockerfile'))?.[1] ?? '';
    expect(existsSync(path.join(root, started))).toBe(true);
    expect(read('deploy/sitewarden.service')).toContain(`/opt/sitewarden/${started} serve`);
  });

  it('compose an API, two workers and a database that is healthy first', () => {
    const { services } = parse(read('deploy/compose.yaml'), { merge: true }) as {
      readonly services: Readonly<Record<string, Service>>;
    };
    expect(Object.values(services).map(({ command }) => command?.[0])).toEqual([
      undefined,
      'api',
      'worker',
      'worker',
    ]);
    const { database, api, ...workers } = services;
    expect(database?.healthcheck).toBeDefined();
    for (const one of [api, ...Object.values(workers)]) {
      expect(one).toMatchObject({ cap_drop: ['ALL'], read_only: true });
      // The seal of a scan must be the same everywhere.
      expect(one?.environment).toHaveProperty('SITEWARDEN_SECRET_KEY');
      expect(one?.environment).toHaveProperty('DATABASE_URL');
      expect(one?.volumes).toEqual(api?.volumes);
    }
  });
});
