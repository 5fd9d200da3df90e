type Stop = () => void | Promise<void>;

/** What this run has started; stopped in the reverse order at the end, on a failure, and on Ctrl-C. */
export class Started {
  readonly #stops: Stop[] = [];

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void this.stop().finally(() => process.exit(130)));
    }
  }

  add(stop: Stop): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop()) {
      await stop();
    }
  }
}
