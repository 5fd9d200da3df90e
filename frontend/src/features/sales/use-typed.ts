import { useEffect, useEffectEvent, useState } from "react";

const PAUSE_MS = 300;

/** The text of a field, handed on when the writer pauses; a text from elsewhere replaces it. */
export function useTyped(said: string, hand: (text: string) => void): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(said);
  const [known, setKnown] = useState(said);
  if (said !== known) {
    setKnown(said);
    if (said !== typed.trim()) {
      setTyped(said);
    }
  }
  const handOn = useEffectEvent(hand);
  useEffect(() => {
    if (typed.trim() === said) {
      return undefined;
    }
    const timer = setTimeout(() => handOn(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, said]);
  return [typed, setTyped];
}
