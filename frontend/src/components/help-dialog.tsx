"use client";

import { Dialog } from "radix-ui";
import { BASE_PATH } from "@/lib/config";
import { VIEWS } from "@/lib/nav";
import { usePreferences } from "@/lib/preferences";
import { CloseIcon } from "./icons";
import { Button } from "./ui/button";
import { ZonePicker } from "./zone-picker";

const KEYS: readonly (readonly [string, string])[] = [
  ["/", "Search"],
  ...VIEWS.map((view): readonly [string, string] => [`g ${view.key}`, view.title]),
  ["↑ ↓", "Next symbol, in the watchlist"],
  ["?", "This help"],
  ["Esc", "Close what is open"],
];

/** What keys do, and the choices that hold for all views. */
export default function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = usePreferences((preferences) => preferences.shortcuts);
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Dialog.Content className="fixed top-1/2 left-1/2 z-50 w-96 max-w-[calc(100vw-24px)] -translate-1/2 rounded-lg border border-edge bg-panel p-5 text-sm shadow-pop">
          <Dialog.Title className="font-semibold">Help</Dialog.Title>
          <Dialog.Description className="mt-1 text-xs text-muted">
            Everything shown comes from the server, and the badge at the top right says how old it is.
          </Dialog.Description>
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
            {KEYS.map(([keys, does]) => (
              <div key={keys} className="contents">
                <dt className="flex gap-1">
                  {keys.split(" ").map((key) => (
                    <kbd key={key} className="num min-w-6 rounded-sm border border-line bg-hover px-1.5 text-center text-xs leading-5">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <label className="mt-4 flex items-center gap-2">
            <input
              type="checkbox"
              checked={shortcuts}
              onChange={({ target }) => usePreferences.setState({ shortcuts: target.checked })}
              className="size-4 accent-accent"
            />
            Use the shortcuts
          </label>
          <div className="mt-3 flex items-center gap-2 sm:hidden">
            Times in <ZonePicker />
          </div>
          <p className="mt-4 border-t border-line pt-3 text-xs text-muted">
            Market charts are drawn by{" "}
            <a href="https://www.tradingview.com/" className="text-accent-text underline underline-offset-2">
              TradingView
            </a>{" "}
            Lightweight Charts;{" "}
            <a href={`${BASE_PATH}/notice.txt`} className="text-accent-text underline underline-offset-2">
              notice
            </a>
            .
          </p>
          <Dialog.Close asChild>
            <Button aria-label="Close" className="absolute top-4 right-4">
              <CloseIcon />
            </Button>
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
