import { Direction } from "./icons";

interface SignedProps {
  /** Counts to the hundredth. */
  readonly value: number;
  /** The value as text, sign included. */
  readonly text: string;
  /** Whether more is better; colour follows it, the arrow follows the sign. */
  readonly upIsGood?: boolean;
  readonly className?: string;
}

/** A change: its arrow and sign say the direction, its colour only repeats it. */
export function Signed({ value, text, upIsGood = true, className = "" }: SignedProps) {
  // What is written as zero has no direction.
  const sign = Math.sign(Math.round(value * 100));
  const tone = sign === 0 ? "text-muted" : sign > 0 === upIsGood ? "text-up" : "text-down";
  return (
    <span className={`num inline-flex items-center gap-1 ${tone} ${className}`}>
      <Direction sign={sign} className="size-[7px]" />
      {text}
    </span>
  );
}
