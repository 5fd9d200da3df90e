"use client";

import { usePreferences, useZone } from "@/lib/preferences";
import { ZONES } from "@/lib/zones";
import { Select } from "./ui/select";

/** Chooses in whose time all times are shown. */
export function ZonePicker() {
  const zone = useZone();
  return (
    <Select
      aria-label="Time zone"
      value={zone}
      onChange={({ target }) => {
        const chosen = ZONES.find((one) => one.zone === target.value);
        usePreferences.setState(chosen === undefined ? {} : { zone: chosen.zone });
      }}
    >
      {ZONES.map((one) => (
        <option key={one.zone} value={one.zone}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}
