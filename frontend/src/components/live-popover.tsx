"use client";

import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { LivePanel, type LivePanelProps } from "./live-panel";

interface LivePopoverProps extends LivePanelProps {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** The live panel below the badge, open for as long as it is there. */
export default function LivePopover({ anchor, onClose, ...panel }: LivePopoverProps) {
  const isAnchor = (target: EventTarget | null) => target instanceof Node && anchor.current?.contains(target) === true;
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="Age of the data, hop by hop"
          // The badge closes it by its own click.
          onInteractOutside={(event) => isAnchor(event.target) && event.preventDefault()}
          onCloseAutoFocus={() => anchor.current?.focus()}
          className="z-50 w-[21rem] max-w-[calc(100vw-24px)] rounded-lg border border-edge bg-panel p-4 shadow-pop"
        >
          <LivePanel {...panel} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
