import { formatWord } from "@/lib/format";

// The known words; any other snake_case word is shown in the plain colour.
const COLOURS: Readonly<Record<string, string>> = {
  page_view: "bg-kind-1",
  click: "bg-kind-2",
  purchase: "bg-kind-3",
  signup: "bg-kind-4",
  login: "bg-kind-5",
};

/** What a user did, in words, with a mark to scan by. */
export function EventType({ type }: { readonly type: string }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <span aria-hidden="true" className={`size-1.5 self-center rounded-full ${COLOURS[type] ?? "bg-edge"}`} />
      {formatWord(type)}
    </span>
  );
}
