import { createTransport } from 'nodemailer';
import type { DeliveryOutcome } from '../../domain/delivery-outcome.ts';
import type { Channel } from '../channel.ts';
import { letterText } from '../letter-lines.ts';
import type { MailSettings } from '../means.ts';
import { letterHtml } from './letter-html.ts';

/** Hands the letter to the operator's mail server (RFC 5321), as text and HTML. */
export const sendMail: Channel = async (letter, { address }, { mail, timeoutMs }, { at, signal }) => {
  if (mail === undefined) {
    return { kind: 'given_up', status: null, reason: 'no mail server is configured (SITEWARDEN_SMTP_HOST)' };
  }
  const transport = createTransport(optionsOf(mail, timeoutMs));
  // Each step has its time; a server that takes all of each must not hold the delivery.
  const either = AbortSignal.any([signal, AbortSignal.timeout(3 * timeoutMs)]);
  try {
    const info = await transport.sendMail({
      from: mail.from,
      to: { address, name: '' },
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      date: at,
      // The same at every attempt, so that a mailbox can tell a repetition.
      messageId: `<${letter.id}@${domainOf(mail.from)}>`,
      headers: { 'auto-submitted': 'auto-generated' },
      signal: either,
    });
    return { kind: 'sent', status: Number.parseInt(info.response, 10) || null };
  } catch (error) {
    return outcomeOf(error);
  } finally {
    transport.close();
  }
};

function optionsOf({ host, port, security, login }: MailSettings, timeoutMs: number) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login && { auth: { user: login.user, pass: login.password } }),
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const;
}

/** Only what the server says of this recipient or this message is final; a login that fails may be mended. */
function outcomeOf(error: unknown): DeliveryOutcome {
  const code = textOf(error, 'code') ?? 'unknown';
  const given = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  const status = typeof given === 'number' ? given : null;
  const isFinal = status !== null && status >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const reason = `the mail server did not take it: ${code}${status === null ? '' : ` (${status})`}`;
  return { kind: isFinal ? 'given_up' : 'failed', status, reason };
}

function textOf(error: unknown, name: 'code'): string | undefined {
  const value = error instanceof Error && name in error ? (error as { code?: unknown }).code : undefined;
  return typeof value === 'string' && /^\w{1,40}$/u.test(value) ? value : undefined;
}

function domainOf(from: string): string {
  return /@([\w.-]+)>?\s*$/u.exec(from)?.[1] ?? 'localhost';
}
