import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Environment } from './environment-schema.ts';

/** The language model that may put advice into other words. */
export interface ModelSettings {
  /** Without a trailing slash. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
}

/** The configured model; undefined without one. Throws `usage` / `setting_unusable` when only half of it is there. */
export function modelSettings(values: Environment): ModelSettings | undefined {
  const { SITEWARDEN_LLM_URL: url, SITEWARDEN_LLM_KEY: key, SITEWARDEN_LLM_MODEL: model } = values;
  if (url === undefined) {
    if (key === undefined && model === undefined) return undefined;
    const name = key === undefined ? 'SITEWARDEN_LLM_MODEL' : 'SITEWARDEN_LLM_KEY';
    throw unusable(name, 'is there without SITEWARDEN_LLM_URL', 'Set it too, or unset this one');
  }
  if (model === undefined) {
    throw unusable('SITEWARDEN_LLM_URL', 'needs SITEWARDEN_LLM_MODEL beside it', 'Set it, or unset this one');
  }
  if (key !== undefined && !staysSecret(new URL(url))) {
    throw unusable(
      'SITEWARDEN_LLM_KEY',
      'would travel unencrypted',
      'Use an https:// address for SITEWARDEN_LLM_URL, or one of this machine',
    );
  }
  return { url, key, model };
}

function staysSecret({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function unusable(name: string, problem: string, remedy: string): SitewardenError {
  return new SitewardenError('usage', 'setting_unusable', `${name} ${problem}. ${remedy}.`);
}
