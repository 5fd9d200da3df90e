"use client";

import type { RefObject } from "react";
import { LivePanel, type LivePanelProps } from "./live-panel";
import { Popover } from "./ui/popover";

interface LivePopoverProps extends LivePanelProps {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** The live panel below the badge. */
export default function LivePopover({ anchor, onClose, ...panel }: LivePopoverProps) {
  return (
    <Popover
      label="Age of the data, hop by hop"
      anchor={anchor}
      onClose={onClose}
      className="w-[21rem] max-w-[calc(100vw-24px)] p-4"
    >
      <LivePanel {...panel} />
    </Popover>
  );
}
