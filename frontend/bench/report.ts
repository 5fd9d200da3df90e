import { writeFileSync } from "node:fs";

/** One figure; where it is held against a bar, whether it keeps to it. */
export interface Row {
  readonly measure: string;
  readonly value: string;
  readonly bar?: string;
  readonly held?: boolean;
}

const HEAD = ["measure", "value", "bar", "held"] as const;

export function printTable(rows: readonly Row[]): void {
  const lines = [
    HEAD,
    ...rows.map(({ measure, value, bar, held }) => [measure, value, bar ?? "", held === undefined ? "" : held ? "yes" : "NO"]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const padded = lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
  padded.splice(1, 0, widths.map((width) => "-".repeat(width)).join("  "));
  console.log(padded.join("\n"));
}

export function writeJson(file: string, about: string, rows: readonly Row[]): void {
  writeFileSync(file, `${JSON.stringify({ about, rows }, null, 2)}\n`);
}
