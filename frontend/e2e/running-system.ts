import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A Pulseboard that a test may kill, with a folder and a port of its own. */
export class RunningSystem {
  readonly #home = mkdtempSync(join(tmpdir(), "pulseboard-own-"));
  #process: ChildProcess | null = null;
  #log = "";

  private constructor(private readonly port: number) {}

  static async start(): Promise<RunningSystem> {
    const system = new RunningSystem(await freePort());
    await system.start();
    return system;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it, again if it was killed, and waits until it is healthy. */
  async start(): Promise<void> {
    const child = spawn("../pulseboard", ["run"], {
      env: { ...process.env, API_PORT: String(this.port), PULSEBOARD_HOME: this.#home },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text) => (this.#log += String(text)));
    }
    while (!this.#log.includes(`Pulseboard is ready: http://localhost:${this.port}`)) {
      if (child.exitCode !== null) {
        throw new Error(`Pulseboard ended with ${child.exitCode}:\n${this.#log}`);
      }
      await new Promise((later) => setTimeout(later, 100));
    }
  }

  /** Kills it without a warning. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Stops it and takes its folder away. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((exit) => child.once("exit", exit));
      child.kill(signal);
      await ended;
    }
    this.#log = "";
  }
}
