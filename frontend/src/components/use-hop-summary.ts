import { useEffect, useState } from "react";
import { hopAges, type HopSummary } from "@/live/hop-ages";
import { usePace } from "@/live/pace";

const EVERY_MS = 1000;

/** The ages of what arrives, with the time they were taken at; once a second unless paused. */
export function useHopSummary(): { readonly summary: HopSummary; readonly now: number } {
  const [taken, setTaken] = useState(() => ({ summary: hopAges.summary(0), now: 0 }));
  const paused = usePace((pace) => pace.pausedAt !== null);
  useEffect(() => {
    if (paused) {
      return undefined;
    }
    const timer = setInterval(() => {
      const now = Date.now();
      setTaken({ summary: hopAges.summary(now), now });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [paused]);
  return taken;
}
