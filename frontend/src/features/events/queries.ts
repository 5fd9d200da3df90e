import { pageOf } from "@/contracts/pages";
import { isRecord, type UserEvent } from "@/contracts/records";
import { getJson } from "@/lib/http";

/** The latest user events, newest first. */
export async function fetchEvents(): Promise<readonly UserEvent[]> {
  return (await getJson("/api/v1/events?limit=100", pageOf(isRecord.user_events))).data;
}
