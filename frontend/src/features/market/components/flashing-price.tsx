"use client";

import { useState } from "react";
import { formatPrice } from "@/lib/format";

interface Shown {
  readonly id: string;
  readonly price: number;
  readonly flash: "flash-up" | "flash-down" | "";
}

/** A price that lights up for a moment when a new quote moved it from what was shown before. */
export function FlashingPrice({ id, price }: { readonly id: string; readonly price: number }) {
  const [shown, setShown] = useState<Shown>({ id, price, flash: "" });
  if (shown.id !== id) {
    const flash = price > shown.price ? "flash-up" : price < shown.price ? "flash-down" : "";
    setShown({ id, price, flash });
  }
  // A new element starts the animation anew.
  return (
    <span key={shown.id} data-price={price} className={`num -mx-1 rounded-xs px-1 font-medium ${shown.flash}`}>
      {formatPrice(price)}
    </span>
  );
}
