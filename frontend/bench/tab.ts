import type { Cdp } from "./cdp";
import { until } from "./wait";

const OPEN_MS = 60_000;

/** One page in Chromium. */
export class Tab {
  constructor(readonly cdp: Cdp) {}

  /** Opens a view and waits until its badge says that it is live. */
  async openLive(url: string): Promise<void> {
    await this.cdp.send("Page.navigate", { url });
    await until("A live page", OPEN_MS, () =>
      this.evaluate(() => document.querySelector("[data-live]")?.getAttribute("data-live") === "live"),
    );
  }

  /** Runs a function in the page, which must not use anything from outside of itself. */
  async evaluate<T>(run: () => T | Promise<T>): Promise<T> {
    const expression = `(${String(run)})()`;
    const { result, exceptionDetails } = await this.cdp.send("Runtime.evaluate", {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as T;
  }

  /** Presses the button of this name, and answers when. */
  async press(name: string): Promise<number> {
    const { result } = await this.cdp.send("Runtime.evaluate", {
      returnByValue: true,
      expression: `(() => {
        const button = document.querySelector('button[aria-label=${JSON.stringify(name)}]');
        button?.click();
        return button === null ? null : Date.now();
      })()`,
    });
    if (result.value === null) {
      throw new Error(`the page has no button "${name}"`);
    }
    return result.value as number;
  }

  /** What Chromium counts of the page. */
  async metrics(): Promise<(name: string) => number> {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    const values = new Map(metrics.map(({ name, value }) => [name, value]));
    return (name) => values.get(name) ?? Number.NaN;
  }
}
