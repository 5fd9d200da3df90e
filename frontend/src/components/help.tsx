"use client";

import dynamic from "next/dynamic";
import { create } from "zustand";
import { lazily } from "@/lib/lazily";
import { HelpIcon } from "./icons";
import { Button } from "./ui/button";

// Dialogs bring a library along that few visits need.
const HelpDialog = dynamic(lazily(() => import("./help-dialog")), { ssr: false });

/** Whether the help is open. */
export const useHelp = create<{ readonly open: boolean }>(() => ({ open: false }));

/** Opens the help. */
export function HelpButton() {
  return (
    <Button
      onClick={() => useHelp.setState({ open: true })}
      aria-label="Help and keyboard shortcuts"
      aria-haspopup="dialog"
      title="Help (?)"
      className="hidden min-[25rem]:inline-flex print:hidden"
    >
      <HelpIcon />
    </Button>
  );
}

/** The help, while it is open. */
export function Help() {
  const open = useHelp((help) => help.open);
  return open ? <HelpDialog onClose={() => useHelp.setState({ open: false })} /> : null;
}
