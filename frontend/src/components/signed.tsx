import { Direction } from "./icons";

interface SignedProps {
  readonly value: number;
  /** The value as text, sign included. */
  readonly text: string;
  /** Whether more is better; colour follows it, the arrow follows the sign. */
  readonly upIsGood?: boolean;
  readonly className?: string;
}

/** A change: its arrow and sign say the direction, its colour only repeats it. */
export function Signed({ value, text, upIsGood = true, className = "" }: SignedProps) {
  const good = value > 0 === upIsGood;
  const tone = value === 0 ? "text-muted" : good ? "text-up" : "text-down";
  return (
    <span className={`num inline-flex items-center gap-1 ${tone} ${className}`}>
      <Direction sign={value} className="size-[7px]" />
      {text}
    </span>
  );
}
