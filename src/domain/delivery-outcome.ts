/** What came of one attempt to send a message; `status` is that of HTTP or SMTP, null without an answer. */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly status: number | null }
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly reason: string;
      /** How long the receiver asked to be left alone. */
      readonly retryAfterSeconds?: number | undefined;
    }
  /** Another attempt cannot go better. */
  | { readonly kind: 'given_up'; readonly status: number | null; readonly reason: string };
