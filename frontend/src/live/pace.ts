import { create } from "zustand";

interface Pace {
  /** When the reader stopped the figures; null while they follow. */
  readonly pausedAt: number | null;
}

/** Whether what is shown follows what arrives. */
export const usePace = create<Pace>(() => ({ pausedAt: null }));

export function pause(): void {
  usePace.setState({ pausedAt: Date.now() });
}

export function resume(): void {
  usePace.setState({ pausedAt: null });
}
