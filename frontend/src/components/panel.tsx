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
      <header className="h-11 shrink-0 border-b border-line">
        {/* What changes here is laid out here alone, for which it must be no item of the column. */}
        <div className="flex h-full items-center gap-3 px-3 [contain:strict] sm:px-4">
          <h2 id={`${id}-title`} className="text-sm font-semibold tracking-tight whitespace-nowrap">
            {title}
          </h2>
          <div className="ml-auto flex min-w-0 items-center gap-3 text-xs text-muted">{aside}</div>
        </div>
      </header>
      {children}
    </section>
  );
}
