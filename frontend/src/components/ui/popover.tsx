"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";

interface PopoverProps {
  readonly label: string;
  /** The button that opened it, which closes it by its own click. */
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly className: string;
  readonly children: ReactNode;
}

/** A panel below a button, open for as long as it is there. Brings a library along: load it when it is opened. */
export function Popover({ label, anchor, onClose, className, children }: PopoverProps) {
  const isAnchor = (target: EventTarget | null) => target instanceof Node && anchor.current?.contains(target) === true;
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label={label}
          onInteractOutside={(event) => isAnchor(event.target) && event.preventDefault()}
          onCloseAutoFocus={() => anchor.current?.focus()}
          className={`z-50 rounded-lg border border-edge bg-panel text-xs shadow-pop ${className}`}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
