import { useSyncExternalStore } from "react";
import { serverNow } from "@/lib/clock";
import { publishNextFrame } from "./next-frame";

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    // Together with what is published then, and like that not while paused.
    timer = setInterval(() => publishNextFrame(renew), 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function renew(): void {
  now = Date.now();
  for (const listener of listeners) {
    listener();
  }
}

/** This computer's time, renewed once a second unless paused; 0 in the exported page. */
export function useSecond(): number {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => 0,
  );
}

/** The server's time as known here, renewed as often; for showing how old something is. */
export function useNow(): number {
  return serverNow(useSecond());
}
