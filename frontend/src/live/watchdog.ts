/** Watches for silence on a connection: stale after 1.5, lost after 2.5 heartbeats. */
export class Watchdog {
  #heartbeatMs = 0;
  #heardAt = 0;
  #told = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly onSilent: () => void,
    private readonly onLost: () => void,
  ) {}

  start(heartbeatMs: number): void {
    this.#heartbeatMs = heartbeatMs;
    this.heard();
    this.#look();
  }

  heard(): void {
    this.#heardAt = Date.now();
    this.#told = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  // Looks at the time of the last frame instead of restarting a timer on each of them.
  #look(): void {
    clearTimeout(this.#timer);
    const silence = Date.now() - this.#heardAt;
    const stale = this.#heartbeatMs * 1.5;
    const lost = this.#heartbeatMs * 2.5;
    if (silence >= lost) {
      this.onLost();
      return;
    }
    if (silence >= stale && !this.#told) {
      this.#told = true;
      this.onSilent();
    }
    const next = silence >= stale ? lost : stale;
    this.#timer = setTimeout(() => this.#look(), Math.max(1, next - silence));
  }
}
