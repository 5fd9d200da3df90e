"use client";

import { RANGES, useRange } from "@/lib/ranges";
import { ChoiceGroup } from "./choice-group";

const CHOICES = RANGES.map(({ name, label }) => ({ value: name as string, label }));

/** Chooses how far back the view looks; kept in the page's address. */
export function RangePicker() {
  const [range, setRange] = useRange();
  return <ChoiceGroup label="Time range" choices={CHOICES} value={range.name} onChange={setRange} />;
}
