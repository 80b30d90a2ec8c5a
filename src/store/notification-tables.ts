import type { DeliveryState, DeliveryAttempt } from '../domain/notification-delivery.ts';
import type {
  ActiveHours,
  Notifiable,
  NotificationDigest,
  NotificationMute,
} from '../domain/notification-group.ts';
import type { NotificationMessage } from '../domain/notification.ts';
import type { Json } from './json-column.ts';

interface NotificationGroupTable {
  id: string;
  organization_id: string;
  name: string;
  active_hours: Json<ActiveHours> | null;
  mute: NotificationMute;
  digest: Json<NotificationDigest> | null;
  topics: string[];
  site_ids: string[];
  notifiables: Json<Notifiable[]>;
  created_at: Date;
  updated_at: Date;
}

interface NotificationEventTable {
  organization_id: string;
  event_key: string;
  created_at: Date;
}

interface NotificationDeliveryTable {
  id: string;
  organization_id: string;
  group_id: string | null;
  channel: Notifiable['channel'];
  recipient: string;
  state: DeliveryState;
  messages: Json<NotificationMessage[]>;
  omitted: number;
  digest: NotificationDigest['every'] | null;
  held_until: Date | null;
  /** Null once nobody tries any more. */
  due_at: Date | null;
  attempts: number;
  attempts_allowed: number;
  reason: string | null;
  created_at: Date;
  finished_at: Date | null;
}

interface NotificationAttemptTable {
  organization_id: string;
  delivery_id: string;
  number: number;
  outcome: DeliveryAttempt['outcome'];
  status: number | null;
  reason: string | null;
  started_at: Date;
  finished_at: Date;
}

/** Who is told, and what became of it. */
export interface NotificationTables {
  notification_groups: NotificationGroupTable;
  notification_events: NotificationEventTable;
  notification_deliveries: NotificationDeliveryTable;
  notification_attempts: NotificationAttemptTable;
}
