"use client";

import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { CsvButton } from "@/components/csv-button";
import { EmptyState } from "@/components/empty-state";
import { ColumnsIcon } from "@/components/icons";
import { Button } from "@/components/ui/button";
import { lazily } from "@/lib/lazily";
import { usePreferences } from "@/lib/preferences";
import { fileColumns } from "../matrix-columns";
import { entriesOf } from "../matrix-entries";
import { useMatrix } from "../matrix-settings";
import { useMatrixTable } from "../use-matrix-table";
import { MatrixGrid } from "./matrix-grid";
import { WatchlistTools } from "./watchlist-tools";

const ColumnMenu = dynamic(lazily(() => import("./column-menu")), { ssr: false });

export interface WatchlistProps {
  readonly symbols: readonly string[];
  readonly symbol: string | null;
  readonly onChoose: (symbol: string) => void;
}

/** The watchlist with what chooses its rows and columns. Loaded with the first symbols. */
export default function Watchlist({ symbols, symbol, onChoose }: WatchlistProps) {
  const held = useRef(false);
  const { shown, columns } = useMatrixTable(symbols, held);
  const [choosing, setChoosing] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <>
      <WatchlistTools count={symbols.length}>
        <Button
          ref={anchor}
          aria-label="Columns"
          title="Columns"
          aria-haspopup="dialog"
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        >
          <ColumnsIcon />
        </Button>
        <CsvButton name="watchlist" columns={fileColumns(columns)} rows={() => entriesOf(shown)} />
      </WatchlistTools>
      {choosing && <ColumnMenu anchor={anchor} onClose={() => setChoosing(false)} />}
      {shown.length === 0 ? (
        <NoneShown />
      ) : (
        <MatrixGrid shown={shown} columns={columns} symbol={symbol} onChoose={onChoose} held={held} />
      )}
    </>
  );
}

function NoneShown() {
  const search = useMatrix((settings) => settings.search);
  const watched = usePreferences((preferences) => preferences.watched);
  return (
    <EmptyState
      title="No symbol is shown"
      action={<Button onClick={() => useMatrix.setState({ search: "", scope: "all" })}>Show all</Button>}
    >
      {search === "" && watched !== null
        ? "None of the symbols that you watch has a quote yet."
        : `Nothing here has “${search}” in its symbol, company, sector or exchange.`}
    </EmptyState>
  );
}
