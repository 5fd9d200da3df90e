"use client";

import { SEARCH_FIELD } from "@/components/shortcuts";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useRange } from "@/lib/ranges";
import { useSalesBy } from "../queries";
import { useSaleFilter } from "../sale-filter";
import { useTyped } from "../use-typed";

/** Chooses which live transactions are shown; kept in the page's address. */
export function SaleFilters() {
  const filter = useSaleFilter();
  const [typed, type] = useTyped(filter.product ?? "", (text) => filter.setProduct(text.trim()));
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2 sm:px-4 print:hidden">
      <GroupSelect by="category" all="All categories" value={filter.category} onChange={filter.setCategory} />
      <GroupSelect by="region" all="All regions" value={filter.region} onChange={filter.setRegion} />
      <Input
        {...SEARCH_FIELD}
        type="search"
        aria-label="Product"
        placeholder="Product name or id"
        value={typed}
        onChange={(event) => type(event.target.value)}
        className="min-w-36 flex-1 sm:max-w-64"
      />
      <Button onClick={filter.clear} disabled={!filter.isOn} className="disabled:invisible">
        Show all
      </Button>
    </div>
  );
}

interface GroupSelectProps {
  readonly by: "category" | "region";
  readonly all: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Offers the groups that had sales in the range, and the chosen one in any case. */
function GroupSelect({ by, all, value, onChange }: GroupSelectProps) {
  const [range] = useRange();
  const sold = useSalesBy(by, range).data ?? [];
  const choices = new Set([...sold.map(({ group }) => group), ...(value === null ? [] : [value])]);
  return (
    <Select
      aria-label={by === "category" ? "Category" : "Region"}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      className="min-w-32 flex-1 sm:flex-none"
    >
      <option value="">{all}</option>
      {[...choices].sort().map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </Select>
  );
}
