import type { ReactNode } from "react";

interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** What the panel says about its rows, beside the title. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled region of the page whose size does not depend on what is in it. */
export function Panel({ id, title, aside, className = "", children }: PanelProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={`flex min-h-0 min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-panel ${className}`}
    >
      <header className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-3 sm:px-4">
        <h2 id={`${id}-title`} className="text-sm font-semibold tracking-tight whitespace-nowrap">
          {title}
        </h2>
        <div className="ml-auto flex min-w-0 items-center gap-3 text-xs text-muted">{aside}</div>
      </header>
      {children}
    </section>
  );
}
