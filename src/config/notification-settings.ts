import { parseIpNetwork, type IpNetwork } from '../domain/ip-network.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Environment } from './environment-schema.ts';

/** How messages leave, and to where they may. */
export interface NotificationSettings {
  /** Undefined = no e-mail is sent. */
  readonly mail:
    | {
        readonly host: string;
        readonly port: number;
        readonly security: 'tls' | 'starttls' | 'none';
        readonly login: { readonly user: string; readonly password: string } | undefined;
        readonly from: string;
      }
    | undefined;
  /** Networks that webhooks and the like may be in although they are not public. */
  readonly allowedNetworks: readonly IpNetwork[];
  readonly allowHttp: boolean;
}

/** Throws `usage` / `setting_unusable` when only half of a mail server is there, or its password would travel openly. */
export function notificationSettings(values: Environment): NotificationSettings {
  return {
    mail: mailSettings(values),
    allowedNetworks: values.SITEWARDEN_NOTIFICATION_NETWORKS.flatMap((text) => parseIpNetwork(text) ?? []),
    allowHttp: values.SITEWARDEN_NOTIFICATION_HTTP,
  };
}

function mailSettings(values: Environment): NotificationSettings['mail'] {
  const {
    SITEWARDEN_SMTP_HOST: host,
    SITEWARDEN_SMTP_FROM: from,
    SITEWARDEN_SMTP_USER: user,
    SITEWARDEN_SMTP_PASSWORD: password,
    SITEWARDEN_SMTP_TLS: security,
    SITEWARDEN_SMTP_PORT: port,
  } = values;
  if (host === undefined) {
    const parts = {
      SITEWARDEN_SMTP_FROM: from,
      SITEWARDEN_SMTP_USER: user,
      SITEWARDEN_SMTP_PASSWORD: password,
    };
    const [stray] = Object.entries(parts).find(([, value]) => value !== undefined) ?? [];
    if (stray === undefined) return undefined;
    throw unusable(stray, 'is there without SITEWARDEN_SMTP_HOST', 'Set it too, or unset this one');
  }
  if (from === undefined) {
    throw unusable('SITEWARDEN_SMTP_HOST', 'needs SITEWARDEN_SMTP_FROM beside it', 'Set the sender');
  }
  if ((user === undefined) !== (password === undefined)) {
    const [name, missing] =
      user === undefined
        ? ['SITEWARDEN_SMTP_PASSWORD', 'SITEWARDEN_SMTP_USER']
        : ['SITEWARDEN_SMTP_USER', 'SITEWARDEN_SMTP_PASSWORD'];
    throw unusable(name, `needs ${missing} beside it`, 'Set it, or unset this one');
  }
  if (user === undefined || password === undefined) return { host, port, security, login: undefined, from };
  if (security === 'none' && !['localhost', '127.0.0.1', '::1'].includes(host)) {
    throw unusable(
      'SITEWARDEN_SMTP_PASSWORD',
      'would travel unencrypted',
      'Set SITEWARDEN_SMTP_TLS to starttls or tls, or name a mail server on this machine',
    );
  }
  return { host, port, security, login: { user, password }, from };
}

function unusable(name: string, problem: string, remedy: string): SitewardenError {
  return new SitewardenError('usage', 'setting_unusable', `${name} ${problem}. ${remedy}.`);
}
