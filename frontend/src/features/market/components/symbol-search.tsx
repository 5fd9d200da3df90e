import { SearchIcon } from "@/components/icons";
import { SEARCH_FIELD } from "@/components/shortcuts";
import { Input } from "@/components/ui/input";

interface SymbolSearchProps {
  readonly value: string;
  readonly onChange: (search: string) => void;
  /** How many symbols it finds. */
  readonly found: number;
  readonly onEnter: () => void;
}

/** Leaves those symbols in the row of tabs that have this in their symbol or company. */
export function SymbolSearch({ value, onChange, found, onEnter }: SymbolSearchProps) {
  return (
    <div className="relative sm:w-52 sm:shrink-0">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <Input
        {...SEARCH_FIELD}
        type="search"
        aria-label="Search symbols and companies"
        placeholder="Symbol or company"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter") {
            onEnter();
          } else if (key === "Escape") {
            onChange("");
          }
        }}
        className="h-12! w-full rounded-md bg-panel pl-9"
      />
      <span role="status" className="sr-only">
        {value === "" ? "" : `${found} found`}
      </span>
    </div>
  );
}
