import { socketUrl } from "@/lib/config";
import { LiveSocket } from "./socket";

/** The page's only socket; it opens nothing before its first subscription. */
export const liveSocket = new LiveSocket(socketUrl);

// A waiting socket need not wait any longer when the network or the reader is back.
if (typeof window !== "undefined") {
  window.addEventListener("online", () => liveSocket.nudge());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      liveSocket.nudge();
    }
  });
}
