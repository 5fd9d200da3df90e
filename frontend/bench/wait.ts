/** Lets the time go by that is being measured. */
export const passing = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** Asks until the answer is yes; whether it was before the time was up. */
export async function within(ms: number, ask: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + ms;
  while (!(await ask())) {
    if (Date.now() > until) {
      return false;
    }
    await passing(100);
  }
  return true;
}

/** The same, for what the rest cannot do without. */
export async function until(what: string, ms: number, ask: () => Promise<boolean>): Promise<void> {
  if (!(await within(ms, ask))) {
    throw new Error(`${what} did not come about within ${ms / 1000} seconds`);
  }
}
