import type { ComponentProps } from "react";

/** A quiet button of the page's chrome, at least 32 px high. */
export function Button({ className = "", ...props }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      className={`inline-flex h-8 min-w-8 items-center justify-center gap-1.5 rounded-md border border-line bg-raised px-2 text-xs font-medium text-ink transition-colors hover:border-edge hover:bg-hover ${className}`}
      {...props}
    />
  );
}
