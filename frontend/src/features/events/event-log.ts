import { pageOf } from "@/contracts/pages";
import { isRecord, type UserEvent } from "@/contracts/records";
import { getJson } from "@/lib/http";
import { MostRecent, type Held } from "@/live/holdings";
import { createStreamStore } from "@/live/stream-store";

/** How many events a log holds. */
export const LOG_LIMIT = 1000;

const readPage = pageOf(isRecord.user_events);

/** The last 1,000 events of one type, or of all when null. */
export function createEventLog(type: string | null) {
  const path = `/api/v1/events?limit=${LOG_LIMIT}${type === null ? "" : `&type=${encodeURIComponent(type)}`}`;
  return createStreamStore(
    new MostRecent<UserEvent>(LOG_LIMIT, ({ event_type }) => type === null || event_type === type),
    async () => (await getJson(path, readPage)).data,
  );
}

export type EventLog = ReturnType<typeof createEventLog>;

/** The rows whose user, page or country has the text in it, in whatever case. */
export function matching(
  rows: readonly Held<UserEvent>[],
  text: string | null,
): readonly Held<UserEvent>[] {
  const sought = text?.trim().toLowerCase() ?? "";
  const has = (field: string | undefined) => field?.toLowerCase().includes(sought) === true;
  return sought === ""
    ? rows
    : rows.filter(({ record }) => has(record.user_id) || has(record.page) || has(record.country));
}

/** How many of these rows are not among those that were held back at. */
export function waitingCount(rows: readonly Held<UserEvent>[], shown: ReadonlySet<string>): number {
  return rows.reduce((count, { record }) => (shown.has(record.id) ? count : count + 1), 0);
}
