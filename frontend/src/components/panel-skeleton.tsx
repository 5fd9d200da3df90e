import { SkeletonRows } from "./skeleton-rows";

/** What stands where a panel of rows will be, as large as the room it is given. */
export function PanelSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line bg-panel pt-11">
      <SkeletonRows />
    </div>
  );
}
