"use client";

import { useMemo } from "react";
import { CsvButton } from "@/components/csv-button";
import { formatTimeOf } from "@/components/charts/time-axis";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { RestBody } from "@/components/rest-body";
import { Scroller } from "@/components/scroller";
import { SkeletonRows } from "@/components/skeleton-rows";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Column } from "@/lib/columns";
import { countryName } from "@/lib/countries";
import { formatPercent, formatWhole } from "@/lib/format";
import { useZone } from "@/lib/preferences";
import type { Range } from "@/lib/ranges";
import { toMillis } from "@/lib/time";
import { useCountrySeries } from "../queries";
import { totalsOf } from "../series";

interface Share {
  readonly country: string;
  readonly events: number;
  /** In percent. */
  readonly share: number;
}

const COLUMNS: readonly Column<Share>[] = [
  { name: "Country", kind: "text", value: ({ country }) => country },
  { name: "Events", kind: "number", value: ({ events }) => events },
  { name: "Share", kind: "number", value: ({ share }) => Number(share.toFixed(2)) },
];

interface CountryPanelProps {
  readonly range: Range;
  readonly className?: string;
}

/** How many events each country had, most first. */
export function CountryPanel({ range, className = "" }: CountryPanelProps) {
  const answer = useCountrySeries(range);
  const zone = useZone();
  const shares = useMemo(() => sharesOf(totalsOf(answer.data ?? [])), [answer.data]);
  const start = answer.data?.[0]?.time;
  return (
    <Panel
      id="countries"
      title="By country"
      className={className}
      aside={
        <>
          <Freshness />
          {start !== undefined && (
            <span className="truncate">since {formatTimeOf(toMillis(start), range.spanMs, zone)}</span>
          )}
          <CsvButton name="countries" columns={COLUMNS} rows={() => shares} />
        </>
      }
    >
      <RestBody
        answer={answer}
        isEmpty={(data) => data.length === 0}
        empty="Countries appear here as soon as there are events in this range."
        waiting={<SkeletonRows />}
      >
        {() => (
          <Scroller label="Events by country">
            <Table>
              <thead>
                <tr>
                  <HeadCell>Country</HeadCell>
                  <HeadCell className="text-right">Events</HeadCell>
                  <HeadCell className="text-right">Share</HeadCell>
                </tr>
              </thead>
              <tbody>
                {shares.map((one, slot) => (
                  <ShareRow key={slot} {...one} most={shares[0]?.share ?? 0} />
                ))}
              </tbody>
            </Table>
          </Scroller>
        )}
      </RestBody>
    </Panel>
  );
}

function ShareRow({ country, events, share, most }: Share & { readonly most: number }) {
  return (
    <tr className="row" data-country={country}>
      <RowHead className="w-full max-w-0 truncate">
        <span className="num mr-2 inline-block w-6 text-xs font-normal text-muted">{country}</span>
        {countryName(country)}
      </RowHead>
      <Cell className="num text-right">{formatWhole(events)}</Cell>
      <Cell className="num text-right text-muted">
        <span className="flex items-center justify-end gap-2">
          <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-hover @md:w-28">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${(share / most) * 100}%` }} />
          </span>
          <span className="w-12">{formatPercent(share)}</span>
        </span>
      </Cell>
    </tr>
  );
}

function sharesOf(totals: readonly (readonly [string, number])[]): readonly Share[] {
  const all = totals.reduce((sum, [, events]) => sum + events, 0);
  return totals.map(([country, events]) => ({ country, events, share: (events / all) * 100 }));
}
