import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

/** Why a text is no rule to schedule by. */
export type RuleFault = 'unreadable' | 'too_often' | 'ends' | 'never';

const longestRule = 500;
/** Steps of its frequency without a day found, after which a rule counts as one that never is: over a hundred years of days. */
const mostSteps = 50_000;
const dayMs = 86_400_000;
const parts = /^(?:INTERVAL|BYMONTH|BYMONTHDAY|BYDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)$/u;

/**
 * The days of a recurrence rule, as milliseconds of their midnight in UTC. Rules name days alone: the time of day and
 * the zone are the schedule's, so that a change of the clocks is met by one rule everywhere.
 */
export class RecurrenceRule {
  readonly #rule: RRuleTemporal;

  private constructor(rule: RRuleTemporal) {
    this.#rule = rule;
  }

  /** Reads an RRULE value (RFC 5545 §3.3.10); weeks and months are counted from `firstDay`, midnight in UTC. */
  static read(text: string, firstDay: number): RecurrenceRule | RuleFault {
    const fault = faultOf(text);
    if (fault !== undefined) return fault;
    try {
      const dtstart = Temporal.Instant.fromEpochMilliseconds(firstDay).toZonedDateTimeISO('UTC');
      const rule = new RecurrenceRule(
        new RRuleTemporal({ rruleString: `RRULE:${text}`, dtstart, maxIterations: mostSteps }),
      );
      return rule.dayFrom(firstDay) === undefined ? 'never' : rule;
    } catch {
      return 'unreadable';
    }
  }

  /** The first day at or after `day`; undefined when the rule has none that it finds. */
  dayFrom(day: number): number | undefined {
    try {
      return this.#rule.next(new Date(day - dayMs), false)?.epochMilliseconds;
    } catch {
      return undefined;
    }
  }
}

function faultOf(text: string): RuleFault | undefined {
  if (text.length > longestRule) return 'unreadable';
  const pairs = text
    .toUpperCase()
    .split(';')
    .map((part) => part.split('='));
  if (pairs.some((pair) => pair.length !== 2 || pair[1] === '')) return 'unreadable';
  const names = pairs.map(([name = '']) => name);
  if (new Set(names).size !== names.length) return 'unreadable';
  const frequency = pairs.find(([name]) => name === 'FREQ')?.[1] ?? '';
  if (/^(?:SECONDLY|MINUTELY|HOURLY)$/u.test(frequency)) return 'too_often';
  if (names.some((name) => name === 'COUNT' || name === 'UNTIL')) return 'ends';
  if (names.some((name) => /^BY(?:HOUR|MINUTE|SECOND)$/u.test(name))) return 'too_often';
  if (!/^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/u.test(frequency)) return 'unreadable';
  return names.every((name) => name === 'FREQ' || parts.test(name)) ? undefined : 'unreadable';
}
