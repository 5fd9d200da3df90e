/** What stands where a chart will be. */
export function ChartSkeleton() {
  return (
    <div role="status" className="flex h-full flex-1 p-3">
      <span className="sr-only">Loading</span>
      <div className="skeleton flex-1 rounded-md" />
    </div>
  );
}
