import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { StreamRecord } from "@/contracts/records";
import type { Holding } from "./holdings";
import { publishNextFrame } from "./next-frame";

/** How the last answer of the server stands. */
export type Load =
  | { readonly phase: "loading" }
  | { readonly phase: "ready" }
  | { readonly phase: "failed"; readonly reason: string };

export interface StreamView<V> {
  readonly load: Load;
  readonly view: V;
}

/** What a page knows of one stream. Components read `use`; records are shown frame by frame. */
export interface StreamStore<R, V> {
  readonly use: UseBoundStore<StoreApi<StreamView<V>>>;
  /** Takes records that came in live, or with null such as were there before. */
  take(records: readonly R[], arrivedAt: number | null): void;
  /** Asks the server once more; an answer under way is waited for first, since it may be too old. */
  refresh(): void;
  fail(reason: string): void;
}

export function createStreamStore<R extends StreamRecord, V>(
  holding: Holding<R, V>,
  fetchRecords: () => Promise<readonly R[]>,
): StreamStore<R, V> {
  const use = create<StreamView<V>>(() => ({ load: { phase: "loading" }, view: holding.view() }));
  const publish = () => use.setState({ view: holding.view() });
  let asking = false;
  let askAgain = false;

  function hold(records: readonly R[], arrivedAt: number | null): boolean {
    let changed = false;
    for (const record of records) {
      changed = holding.take(record, arrivedAt) || changed;
    }
    return changed;
  }

  function fail(reason: string): void {
    use.setState({ load: { phase: "failed", reason } });
  }

  async function ask(): Promise<void> {
    asking = true;
    if (use.getState().load.phase === "failed") {
      use.setState({ load: { phase: "loading" } });
    }
    try {
      hold(await fetchRecords(), null);
      if (use.getState().load.phase === "ready") {
        publishNextFrame(publish);
      } else {
        // In one step, so that nothing is called empty that is not.
        use.setState({ load: { phase: "ready" }, view: holding.view() });
      }
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    } finally {
      asking = false;
    }
    if (askAgain) {
      askAgain = false;
      await ask();
    }
  }

  return {
    use,
    take(records, arrivedAt) {
      if (hold(records, arrivedAt)) {
        publishNextFrame(publish);
      }
    },
    fail,
    refresh() {
      if (asking) {
        askAgain = true;
      } else {
        void ask();
      }
    },
  };
}
