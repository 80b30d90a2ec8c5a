import type { Notifiable } from '../../domain/notification-group.ts';

/** A recipient as somebody gives it. */
export interface GivenNotifiable extends Pick<Notifiable, 'id' | 'channel'> {
  readonly secret?: string;
}
