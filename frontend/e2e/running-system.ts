import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { ownSystem } from "./own-system";

const STOP_MS = 30_000;
const COMMAND = fileURLToPath(new URL("../../pulseboard", import.meta.url));

/** A Pulseboard that its owner starts, kills and stops, with an empty folder and a port of its own. */
export class RunningSystem {
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  #process: ChildProcess | null = null;

  /**
   * @param settings as `./pulseboard run` takes them from the environment
   * @param niceness by how much it stands back when processors are wanted by others, 0 to 19
   */
  constructor(
    settings: Readonly<Record<string, string>> = {},
    private readonly niceness = 0,
  ) {
    const { url, env } = ownSystem();
    this.url = url;
    this.env = { ...process.env, ...settings, ...env };
  }

  /** Starts it, again if it was killed, and waits until it is healthy; fails when it ends instead. */
  async start(): Promise<void> {
    // In a group of its own, so that Ctrl-C does not end it before its owner is done with it.
    const child = spawn(COMMAND, ["run"], { env: this.env, stdio: ["ignore", "ignore", "inherit"], detached: true });
    this.#process = child;
    if (child.pid !== undefined && this.niceness > 0) {
      standBack(child.pid, this.niceness);
    }
    while (!(await this.#isHealthy())) {
      if (hasEnded(child)) {
        throw new Error("Pulseboard did not start");
      }
      await new Promise((again) => setTimeout(again, 100));
    }
  }

  /** Kills it without a warning. */
  async kill(): Promise<void> {
    if (this.#process !== null && !hasEnded(this.#process)) {
      const gone = once(this.#process, "exit");
      this.#process.kill("SIGKILL");
      await gone;
    }
  }

  /** Stops it, by force when it takes too long. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (child?.pid !== undefined && !hasEnded(child)) {
      const { pid } = child;
      const gone = once(child, "exit");
      const late = setTimeout(() => process.kill(-pid, "SIGKILL"), STOP_MS);
      child.kill("SIGTERM");
      await gone;
      clearTimeout(late);
    }
  }

  #isHealthy(): Promise<boolean> {
    return fetch(`${this.url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

function standBack(pid: number, niceness: number): void {
  setPriority(pid, niceness);
  // Linux weighs sessions first, and processes only within them.
  const session = `/proc/${pid}/autogroup`;
  if (existsSync(session)) {
    writeFileSync(session, String(niceness));
  }
}
