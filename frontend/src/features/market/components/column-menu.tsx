"use client";

import type { RefObject } from "react";
import { DownIcon, UpIcon } from "@/components/icons";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { MATRIX_COLUMNS } from "../matrix-columns";
import { moveColumn, orderOf, resetColumns, toggleColumn, useMatrix } from "../matrix-settings";

interface ColumnMenuProps {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** Chooses the columns of the watchlist and their order, open for as long as it is there. */
export default function ColumnMenu({ anchor, onClose }: ColumnMenuProps) {
  const { order, hidden } = useMatrix();
  const movable = orderOf(order).slice(1);
  return (
    <Popover
      label="Columns of the watchlist"
      anchor={anchor}
      onClose={onClose}
      className="max-h-[min(34rem,calc(100dvh-24px))] w-64 overflow-y-auto p-3"
    >
      <ul className="flex flex-col">
        {movable.map((id, place) => {
          const { name } = MATRIX_COLUMNS[id];
          return (
            <li key={id} className="flex h-8 items-center gap-1 rounded-md pl-2 hover:bg-hover">
              <label className="flex h-full flex-1 items-center gap-2">
                <input
                  type="checkbox"
                  checked={!hidden.includes(id)}
                  onChange={() => toggleColumn(id)}
                  className="size-4 accent-accent"
                />
                {name}
              </label>
              <Move name={name} way="left" end={place === 0} onMove={() => moveColumn(id, -1)} />
              <Move name={name} way="right" end={place === movable.length - 1} onMove={() => moveColumn(id, 1)} />
            </li>
          );
        })}
      </ul>
      <Button onClick={resetColumns} className="mt-2 w-full">
        As they were at first
      </Button>
    </Popover>
  );
}

interface MoveProps {
  readonly name: string;
  readonly way: "left" | "right";
  readonly end: boolean;
  readonly onMove: () => void;
}

function Move({ name, way, end, onMove }: MoveProps) {
  return (
    <button
      type="button"
      // It keeps the focus at an end, where it does nothing.
      aria-disabled={end}
      aria-label={`Move ${name} ${way}`}
      onClick={onMove}
      className="grid size-7 place-items-center rounded-sm text-muted hover:bg-raised hover:text-ink aria-disabled:opacity-35"
    >
      {way === "left" ? <UpIcon className="size-3.5" /> : <DownIcon className="size-3.5" />}
    </button>
  );
}
