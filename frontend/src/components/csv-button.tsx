"use client";

import type { Column } from "@/lib/columns";
import { csvOf } from "@/lib/columns";
import { download } from "@/lib/csv";
import { useZone } from "@/lib/preferences";
import { DownloadIcon } from "./icons";
import { Button } from "./ui/button";

interface CsvButtonProps<R> {
  /** Names the file, with the time it was made at. */
  readonly name: string;
  readonly columns: readonly Column<R>[];
  /** Asked for at the click, so that nothing is gathered before. */
  readonly rows: () => readonly R[];
}

/** Hands what is shown to the reader as a CSV file. */
export function CsvButton<R>({ name, columns, rows }: CsvButtonProps<R>) {
  const zone = useZone();
  const save = () => {
    const time = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    download(`${name}-${time}.csv`, csvOf(columns, rows(), zone));
  };
  return (
    <Button onClick={save} aria-label={`Download ${name} as CSV`} title="Download as CSV" className="print:hidden">
      <DownloadIcon />
    </Button>
  );
}
