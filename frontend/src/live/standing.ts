import { NO_COUNTS, type LiveCounts, type LiveState } from "./state";

/** How the connection stands and what it went through, for those who show it. */
export class Standing {
  #state: LiveState = { status: "connecting" };
  #counts: LiveCounts = NO_COUNTS;
  readonly #listeners = new Set<() => void>();

  get state(): LiveState {
    return this.#state;
  }

  get counts(): LiveCounts {
    return this.#counts;
  }

  /** Calls back after each change of the state; answers how to stop that. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  become(state: LiveState): void {
    if (state === this.#state) {
      return;
    }
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  add(more: Partial<LiveCounts>): void {
    const known = this.#counts;
    this.#counts = {
      connections: known.connections + (more.connections ?? 0),
      records: known.records + (more.records ?? 0),
      gaps: known.gaps + (more.gaps ?? 0),
      skipped: known.skipped + (more.skipped ?? 0),
      refused: known.refused + (more.refused ?? 0),
    };
  }
}
