import { EmptyState } from "./empty-state";
import { RetryIcon } from "./icons";
import { Button } from "./ui/button";

interface FailedStateProps {
  readonly reason: string;
  readonly onRetry: () => void;
}

/** Says why nothing is shown, and offers another try. */
export function FailedState({ reason, onRetry }: FailedStateProps) {
  return (
    <div role="status" className="flex flex-1">
      <EmptyState
        title="Could not be loaded"
        action={
          <Button onClick={onRetry}>
            <RetryIcon className="size-3.5" /> Try again
          </Button>
        }
      >
        {reason}
      </EmptyState>
    </div>
  );
}
