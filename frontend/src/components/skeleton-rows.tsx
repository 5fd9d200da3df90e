const WIDTHS = ["w-3/5", "w-2/5", "w-1/2", "w-1/3", "w-3/5", "w-2/5"];

/** Rows to come, as high as rows are. */
export function SkeletonRows() {
  return (
    <div role="status" className="flex-1 overflow-hidden">
      <span className="sr-only">Loading</span>
      {[...WIDTHS, ...WIDTHS].map((width, row) => (
        <div key={row} className="flex h-8 items-center justify-between border-b border-hair px-4">
          <div className={`skeleton h-2.5 rounded-sm ${width}`} />
          <div className="skeleton h-2.5 w-14 rounded-sm" />
        </div>
      ))}
    </div>
  );
}
