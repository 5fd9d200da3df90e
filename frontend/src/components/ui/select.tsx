import type { ComponentProps } from "react";

/** A drop-down list in the browser's own form, named by a label of its own or by aria-label. */
export function Select({ className = "", ...props }: ComponentProps<"select">) {
  return (
    <select
      className={`h-8 max-w-44 rounded-md border border-line bg-raised px-2 text-xs font-medium text-ink transition-colors hover:border-edge hover:bg-hover ${className}`}
      {...props}
    />
  );
}
