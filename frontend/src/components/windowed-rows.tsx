"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode, Ref } from "react";
import { useScroller } from "./scroller";

/** What a row must put on its tr, so that its height and place in the whole are known. */
export interface RowPlace {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly "data-index": number;
  readonly "aria-rowindex": number;
}

interface WindowedRowsProps {
  readonly count: number;
  /** About how high a row is. */
  readonly rowPx?: number;
  readonly children: (index: number, place: RowPlace) => ReactNode;
}

const ROW_PX = 33;

/** A table's body that holds only the rows in sight; the table says the count by aria-rowcount. */
export function WindowedRows({ count, rowPx = ROW_PX, children }: WindowedRowsProps) {
  const scroller = useScroller();
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowPx,
    overscan: 4,
    initialRect: { width: 0, height: 480 },
  });
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      {before > 0 && <Spacer height={before} />}
      {items.map(({ index }) =>
        // The head of the table is the first row.
        children(index, { ref: rows.measureElement, "data-index": index, "aria-rowindex": index + 2 }),
      )}
      {after > 0 && <Spacer height={after} />}
    </tbody>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}
