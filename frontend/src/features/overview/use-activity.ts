import { useMemo } from "react";
import { events, metrics, sales } from "@/live/streams";
import type { Load } from "@/live/stream-store";
import { newestOf, type Activity, type Kind } from "./activity";

const LIMIT = 100;

export interface Feed {
  readonly rows: readonly Activity[];
  readonly load: Load;
  /** The kinds that could not be loaded. */
  readonly missing: readonly string[];
  readonly retry: () => void;
}

/** The newest 100 of what happened, of one kind or of all. */
export function useActivity(kind: Kind): Feed {
  const sold = sales.use();
  const done = events.use();
  const told = metrics.use();

  const figures = useMemo(() => [...told.view.values()].sort((one, other) => other.at - one.at), [told.view]);
  const rows = useMemo(() => {
    const lists = { sales: sold.view, events: done.view, metrics: figures };
    return newestOf(kind === "all" ? Object.values(lists) : [lists[kind]], LIMIT);
  }, [kind, sold.view, done.view, figures]);

  const sources = [
    { kind: "sales", load: sold.load, refresh: sales.refresh },
    { kind: "events", load: done.load, refresh: events.refresh },
    { kind: "metrics", load: told.load, refresh: metrics.refresh },
  ].filter((source) => kind === "all" || source.kind === kind);
  const failed = sources.filter(({ load }) => load.phase === "failed");

  return {
    rows,
    load: loadOf(sources.map(({ load }) => load)),
    missing: failed.map((source) => source.kind),
    retry: () => failed.forEach(({ refresh }) => refresh()),
  };
}

/** How several answers stand together while there are no rows. */
function loadOf(loads: readonly Load[]): Load {
  return (
    loads.find(({ phase }) => phase === "failed") ??
    loads.find(({ phase }) => phase === "loading") ?? { phase: "ready" }
  );
}
