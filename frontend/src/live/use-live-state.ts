import { useSyncExternalStore } from "react";
import { liveSocket } from "./shared";
import type { LiveState } from "./state";

const CONNECTING: LiveState = { status: "connecting" };

/** How the page's connection stands. */
export function useLiveState(): LiveState {
  const { standing } = liveSocket;
  return useSyncExternalStore(
    standing.onChange,
    () => standing.state,
    () => CONNECTING,
  );
}
