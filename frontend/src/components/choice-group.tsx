"use client";

interface ChoiceGroupProps<T extends string> {
  /** What is chosen here; not shown. */
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A few choices side by side, of which one holds. */
export function ChoiceGroup<T extends string>({ label, choices, value, onChange }: ChoiceGroupProps<T>) {
  return (
    <div role="group" aria-label={label} className="flex rounded-md border border-line bg-raised p-0.5">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className="num h-6.5 min-w-8 rounded-sm px-2 text-xs font-medium text-muted transition-colors hover:text-ink aria-pressed:bg-accent aria-pressed:text-accent-ink"
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
