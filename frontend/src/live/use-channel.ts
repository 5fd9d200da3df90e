import { useEffect, useEffectEvent } from "react";
import type { RecordOf, Stream } from "@/contracts/records";
import type { ChannelListener } from "./channel-feed";
import { liveSocket } from "./shared";

/** Hears a channel while mounted; a new listener on a later render never resubscribes. */
export function useChannel<S extends Stream>(channel: S, listener: ChannelListener<RecordOf[S]>) {
  const onRecords = useEffectEvent(listener.onRecords);
  const onRefused = useEffectEvent(listener.onRefused);
  const onBreak = useEffectEvent(() => listener.onBreak?.());
  useEffect(
    () =>
      liveSocket.subscribe(channel, {
        onRecords: (records, arrivedAt) => onRecords(records, arrivedAt),
        onRefused: (reason) => onRefused(reason),
        onBreak: () => onBreak(),
      }),
    [channel],
  );
}
