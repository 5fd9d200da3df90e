import { useEffect, useState } from "react";
import { hopAges, type HopAges, type HopSummary } from "@/live/hop-ages";
import { usePace } from "@/live/pace";

const EVERY_MS = 1000;

/** The ages of what arrives, of all unless said, with the time they were taken at; once a second unless paused. */
export function useHopSummary(ages: HopAges = hopAges): { readonly summary: HopSummary; readonly now: number } {
  const [taken, setTaken] = useState(() => ({ summary: ages.summary(0), now: 0 }));
  const paused = usePace((pace) => pace.pausedAt !== null);
  useEffect(() => {
    if (paused) {
      return undefined;
    }
    const timer = setInterval(() => {
      const now = Date.now();
      setTaken({ summary: ages.summary(now), now });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [paused, ages]);
  return taken;
}
