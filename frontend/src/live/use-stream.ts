import { useEffect } from "react";
import type { RecordOf, Stream } from "@/contracts/records";
import { hopAges, streamAges } from "./hop-ages";
import type { StreamStore } from "./stream-store";
import { useChannel } from "./use-channel";
import { useLiveState } from "./use-live-state";

/**
 * Keeps a store filled while mounted: by one REST answer, then from the channel. An answer that
 * failed is asked for again when the connection is back.
 */
export function useStream<S extends Stream, V>(channel: S, store: StreamStore<RecordOf[S], V>): void {
  const connected = useLiveState().status === "live";

  useChannel(channel, {
    onRecords(records, arrivedAt) {
      store.take(records, arrivedAt);
      if (arrivedAt !== null) {
        hopAges.take(records, arrivedAt);
        streamAges[channel].take(records, arrivedAt);
      }
    },
    onRefused: (reason) => store.fail(reason),
    onBreak: () => store.refresh(),
  });

  useEffect(() => store.refresh(), [store]);

  useEffect(() => {
    if (connected && store.use.getState().load.phase === "failed") {
      store.refresh();
    }
  }, [connected, store]);
}
