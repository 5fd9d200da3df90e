"use client";

import { ChoiceGroup } from "@/components/choice-group";
import { CsvButton } from "@/components/csv-button";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { StreamBody } from "@/components/stream-body";
import { HeadCell, Table } from "@/components/ui/table";
import { WindowedRows } from "@/components/windowed-rows";
import { formatWord } from "@/lib/format";
import { useChoice } from "@/lib/url-state";
import { ACTIVITY_COLUMNS, KINDS, type Activity } from "../activity";
import { useActivity } from "../use-activity";
import { ActivityRow } from "./activity-row";

const CHOICES = KINDS.map((value) => ({ value, label: formatWord(value) }));

/** What happened last in sales, among users and in the books. */
export default function ActivityPanel({ className = "" }: { readonly className?: string }) {
  const [kind, setKind] = useChoice("activity", KINDS, "all");
  const { rows, load, missing, retry } = useActivity(kind);
  return (
    <Panel id="activity" title="Live activity" className={className} aside={<Aside rows={rows} />}>
      <div className="flex h-12 shrink-0 items-center gap-3 px-3 sm:px-4 print:hidden">
        <ChoiceGroup label="Kind of activity" choices={CHOICES} value={kind} onChange={setKind} />
        {missing.length > 0 && rows.length > 0 && (
          <button type="button" onClick={retry} className="ml-auto h-8 truncate text-xs text-warn underline">
            Without {missing.join(" and ")}: try again
          </button>
        )}
      </div>
      <StreamBody
        label="Latest activity"
        load={load}
        count={rows.length}
        empty="What happens appears here as soon as it is stored."
        onRetry={retry}
      >
        <Table aria-rowcount={rows.length + 1} className="table-fixed">
          <thead>
            <tr>
              <HeadCell className="w-20 @md:w-24">Time</HeadCell>
              <HeadCell className="w-18 @md:w-20">Kind</HeadCell>
              <HeadCell>What happened</HeadCell>
              <HeadCell className="hidden w-[32%] @md:table-cell">Detail</HeadCell>
            </tr>
          </thead>
          <WindowedRows count={rows.length}>
            {(slot, place) => {
              const activity = rows[slot];
              return activity && <ActivityRow key={slot} activity={activity} place={place} />;
            }}
          </WindowedRows>
        </Table>
      </StreamBody>
    </Panel>
  );
}

function Aside({ rows }: { readonly rows: readonly Activity[] }) {
  return (
    <>
      <Freshness />
      <CsvButton name="activity" columns={ACTIVITY_COLUMNS} rows={() => rows} />
    </>
  );
}
