"use client";

import { pause, resume, usePace } from "@/live/pace";
import { Button } from "./ui/button";
import { PauseIcon, PlayIcon } from "./icons";

/** Stops and restarts everything on the page that updates by itself. */
export function PauseButton() {
  const paused = usePace((pace) => pace.pausedAt !== null);
  return (
    <Button
      onClick={paused ? resume : pause}
      aria-label={paused ? "Resume updates" : "Pause updates"}
      className={paused ? "border-accent text-accent-text" : ""}
    >
      {paused ? <PlayIcon /> : <PauseIcon />}
      <span className="hidden sm:inline">{paused ? "Resume" : "Pause"}</span>
    </Button>
  );
}
