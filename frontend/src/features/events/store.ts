import type { UserEvent } from "@/contracts/records";
import { MostRecent } from "@/live/holdings";
import { createStreamStore } from "@/live/stream-store";
import { fetchEvents } from "./queries";

/** The last 100 user events. */
export const events = createStreamStore(new MostRecent<UserEvent>(100), fetchEvents);
