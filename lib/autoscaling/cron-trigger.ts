import type { Cron } from 'cdk8s';
import { checkInteger, type Place } from '../core/checks';
import { MeshError } from '../core/errors';
import type { TriggerParameters } from './trigger-parameters';

/**
 * A time of the day or week with a number of pods of its own.
 * @see https://keda.sh/docs/2.20/scalers/cron/
 */
export interface CronTrigger {
  /** A name of the time zone database: `Europe/Madrid`. */
  readonly timezone: string;
  /** When the time begins: a schedule, or its five fields `minute hour day month weekday`. */
  readonly start: Cron | string;
  /** When the time ends, in the same form. */
  readonly end: Cron | string;
  /** How many pods there are at that time, 1 or more. */
  readonly desiredReplicas: number;
}

/** The parameters of the trigger. */
export function cronParameters(trigger: CronTrigger, { property, ...at }: Place): TriggerParameters {
  const { timezone, desiredReplicas } = trigger;
  const start = expressionOf(trigger.start, { ...at, property: `${property}.start` });
  const end = expressionOf(trigger.end, { ...at, property: `${property}.end` });
  if (start === end) {
    throw new MeshError('MESH_INVALID_CRON', {
      ...at,
      property: `${property}.end`,
      value: end,
      must: 'be another schedule than start',
    });
  }
  if (!isTimeZone(timezone)) {
    throw new MeshError('MESH_INVALID_TIME_ZONE', {
      ...at,
      property: `${property}.timezone`,
      value: timezone,
      must: 'be a name of the time zone database, such as UTC or Europe/Madrid',
    });
  }
  checkInteger(desiredReplicas, { ...at, property: `${property}.desiredReplicas` }, 1);
  return { timezone, start, end, desiredReplicas };
}

/** Numbers and names with their steps, ranges and lists; KEDA reads no seconds and no `@daily`. */
const FIELDS = /^(?:[*?]|[0-9A-Za-z])[-*/,0-9A-Za-z]*(?: (?:[*?]|[0-9A-Za-z])[-*/,0-9A-Za-z]*){4}$/;

function expressionOf(schedule: Cron | string, place: Place): string {
  const expression = typeof schedule === 'string' ? schedule : schedule.expressionString;
  if (!FIELDS.test(expression)) {
    throw new MeshError('MESH_INVALID_CRON', {
      ...place,
      value: expression,
      must: 'have five fields, one space between: minute, hour, day, month, weekday',
    });
  }
  return expression;
}

function isTimeZone(name: string): boolean {
  // Node takes offsets too, and KEDA does not.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
