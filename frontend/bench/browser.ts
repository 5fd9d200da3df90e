import { chromium } from "@playwright/test";
import { launch } from "chrome-launcher";
import { CHROMIUM_FLAGS, findChromium } from "../e2e/own-system";
import { Cdp } from "./cdp";
import type { Started } from "./started";
import { Tab } from "./tab";

// The window of a page of 1440 × 900 in a headless Chromium, whose bars take the rest.
const FLAGS = [...CHROMIUM_FLAGS, "--headless=new", "--window-size=1440,1043"];

/** A Chromium as a reader has it: with none of the flags that keep hidden pages busy. */
export class Browser {
  private constructor(
    readonly port: number,
    readonly cdp: Cdp,
  ) {}

  static async launch(started: Started): Promise<Browser> {
    const chrome = await launch({
      chromePath: findChromium() ?? chromium.executablePath(),
      chromeFlags: FLAGS,
      ignoreDefaultFlags: true,
      handleSIGINT: false,
    });
    started.add(() => chrome.kill());
    const { webSocketDebuggerUrl } = await ask<{ webSocketDebuggerUrl: string }>(chrome.port, "version");
    const cdp = await Cdp.connect(webSocketDebuggerUrl);
    started.add(() => cdp.close());
    return new Browser(chrome.port, cdp);
  }

  /** The name and number of what was launched. */
  async version(): Promise<string> {
    return (await this.cdp.send("Browser.getVersion")).product;
  }

  /** The tab that it was launched with. */
  async tab(): Promise<Tab> {
    const targets = await ask<{ type: string; webSocketDebuggerUrl: string }[]>(this.port, "list");
    const page = targets.find(({ type }) => type === "page");
    if (page === undefined) {
      throw new Error("Chromium opened no tab");
    }
    return new Tab(await Cdp.connect(page.webSocketDebuggerUrl));
  }

  /** CPU seconds that all processes of a type have used so far. */
  async cpuSeconds(type: "renderer" | "GPU"): Promise<number> {
    const { processInfo } = await this.cdp.send("SystemInfo.getProcessInfo");
    return processInfo.filter((process) => process.type === type).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  }
}

async function ask<T>(port: number, what: string): Promise<T> {
  return (await (await fetch(`http://127.0.0.1:${port}/json/${what}`)).json()) as T;
}
