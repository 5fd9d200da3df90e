import type { ComponentProps } from "react";

/** Cells of a dense table; a column's alignment and visibility come with className. */
export function Table({ className = "", ...props }: ComponentProps<"table">) {
  return <table className={`w-full border-separate border-spacing-0 text-xs @md:text-[13px] ${className}`} {...props} />;
}

export function HeadCell({ className = "", ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={`sticky top-0 z-10 h-8 border-b border-line bg-panel px-1.5 text-left text-xs md:text-[11px] font-medium tracking-wide whitespace-nowrap text-muted first:pl-3 last:pr-3 @md:px-2 @md:first:pl-4 @md:last:pr-4 ${className}`}
      {...props}
    />
  );
}

const BODY = "h-8 border-b border-hair px-1.5 whitespace-nowrap first:pl-3 last:pr-3 @md:px-2 @md:first:pl-4 @md:last:pr-4";

export function Cell({ className = "", ...props }: ComponentProps<"td">) {
  return <td className={`${BODY} ${className}`} {...props} />;
}

export function RowHead({ className = "", ...props }: ComponentProps<"th">) {
  return <th scope="row" className={`${BODY} text-left font-medium ${className}`} {...props} />;
}
