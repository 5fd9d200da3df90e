import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Zone } from "./zones";

interface Preferences {
  readonly zone: Zone;
  /** Whether single letters are shortcuts. */
  readonly shortcuts: boolean;
  /** The symbols the reader follows; null is all of them. */
  readonly watched: readonly string[] | null;
}

/** What the reader chose, kept between visits. */
export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ zone: "local", shortcuts: true, watched: null }), {
    name: "pulseboard-preferences",
    version: 1,
  }),
);

/** In whose time this reader wants to see times. */
export const useZone = (): Zone => usePreferences(({ zone }) => zone);
