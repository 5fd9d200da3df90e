import type { ReactNode } from "react";
import type { Answer } from "@/live/use-rest";
import { EmptyState } from "./empty-state";
import { FailedState } from "./failed-state";

interface RestBodyProps<T> {
  readonly answer: Answer<T>;
  readonly isEmpty?: (data: T) => boolean;
  /** What will appear here, as a sentence. */
  readonly empty?: string;
  /** What stands here until the first answer, as large as what will. */
  readonly waiting: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What the API said, or why there is nothing. What is here stays, whatever happened since. */
export function RestBody<T>({ answer, isEmpty, empty = "", waiting, children }: RestBodyProps<T>) {
  const { data, problem, outdated, retry } = answer;
  if (data === undefined) {
    return problem === null ? waiting : <FailedState reason={problem} onRetry={retry} />;
  }
  if (isEmpty?.(data)) {
    return <EmptyState title="Nothing yet">{empty}</EmptyState>;
  }
  return (
    <div aria-busy={outdated} className={`flex min-h-0 flex-1 flex-col transition-opacity ${outdated ? "opacity-60" : ""}`}>
      {children(data)}
    </div>
  );
}
