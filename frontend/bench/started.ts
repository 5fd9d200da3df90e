type Stop = () => void | Promise<void>;

/** What this run has started; stopped in the reverse order at the end, on a failure, and on Ctrl-C. */
export class Started {
  readonly #stops: Stop[] = [];
  #stopping: Promise<void> | null = null;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void this.stop().finally(() => process.exit(130)));
    }
  }

  get isStopping(): boolean {
    return this.#stopping !== null;
  }

  add(stop: Stop): void {
    this.#stops.push(stop);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (const stop of this.#stops.reverse()) {
      await stop();
    }
  }
}
