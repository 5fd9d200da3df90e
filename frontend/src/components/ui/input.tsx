import type { ComponentProps } from "react";

/** A line of text to fill in. */
export function Input({ className = "", ...props }: ComponentProps<"input">) {
  return (
    <input
      className={`h-8 min-w-0 rounded-md border border-line bg-raised px-2.5 text-xs text-ink placeholder:text-muted hover:border-edge ${className}`}
      {...props}
    />
  );
}
