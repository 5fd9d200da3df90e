import { lookOf } from "../event-types";

/** The word of what a user did, with a mark to scan by. */
export function EventType({ type }: { readonly type: string }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <span aria-hidden="true" className={`size-1.5 self-center rounded-full ${lookOf(type).dot}`} />
      {type}
    </span>
  );
}
