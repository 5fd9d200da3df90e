import { useSyncExternalStore } from "react";
import { serverNow } from "@/lib/clock";
import { usePace } from "./pace";

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

// Ages stand still with the figures while the reader has paused them.
function tick(): void {
  if (usePace.getState().pausedAt === null) {
    now = Date.now();
    for (const listener of listeners) {
      listener();
    }
  }
}

/** The server's time as known here, renewed once a second; for showing how old something is. */
export function useNow(): number {
  return useSyncExternalStore(
    subscribe,
    () => serverNow(now),
    () => 0,
  );
}
