import { useMemo } from "react";
import { hopAges, type HopAges, type HopSummary } from "@/live/hop-ages";
import { useSecond } from "@/live/use-now";

/** The ages of what arrives, of all unless said, with the time they were taken at; once a second unless paused. */
export function useHopSummary(ages: HopAges = hopAges): { readonly summary: HopSummary; readonly now: number } {
  const now = useSecond();
  return useMemo(() => ({ summary: ages.summary(now), now }), [ages, now]);
}
