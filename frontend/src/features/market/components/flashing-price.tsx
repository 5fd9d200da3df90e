"use client";

import { useEffect, useRef } from "react";
import { formatPrice } from "@/lib/format";
import { light } from "../flash";

/** A price that lights up for a moment when it moved from what was shown before. */
export function FlashingPrice({ price }: { readonly price: number }) {
  const element = useRef<HTMLSpanElement>(null);
  const before = useRef(price);
  useEffect(() => {
    const moved = price - before.current;
    before.current = price;
    if (moved !== 0 && element.current !== null) {
      light(element.current, moved > 0 ? "up" : "down");
    }
  }, [price]);
  return (
    <span ref={element} data-price={price} className="num flash -mx-1 rounded-xs px-1 font-medium">
      {formatPrice(price)}
    </span>
  );
}
