"use client";

import { memo, useEffect, useRef } from "react";
import { resolveColour } from "@/lib/colours";
import { useTheme } from "@/lib/use-theme";

const WIDTH = 62;
const HEIGHT = 20;
const INSET = 2;

interface PriceSparkProps {
  /** Hourly closes, oldest first. */
  readonly closes: readonly number[];
  readonly last: number;
}

/** The course of a day up to now, of a fixed size, drawn anew only when a point of it moved. */
export const PriceSpark = memo(function PriceSpark({ closes, last }: PriceSparkProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef("");
  const theme = useTheme();
  useEffect(() => {
    const heights = heightsOf(closes, last);
    const up = last >= (closes[0] ?? last);
    const what = `${theme} ${up} ${heights.join()}`;
    if (what !== drawn.current && canvas.current !== null) {
      drawn.current = what;
      draw(canvas.current, heights, resolveColour(up ? "up" : "down"));
    }
  }, [closes, last, theme]);
  return <canvas ref={canvas} aria-hidden="true" style={{ width: WIDTH, height: HEIGHT }} />;
});

// To the half pixel: what moves less is not seen.
function heightsOf(closes: readonly number[], last: number): readonly number[] {
  const values = [...closes, last];
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  const room = HEIGHT - 2 * INSET;
  return values.map((value) =>
    span === 0 ? HEIGHT / 2 : HEIGHT - INSET - Math.round(((value - least) / span) * room * 2) / 2,
  );
}

function draw(canvas: HTMLCanvasElement, heights: readonly number[], colour: string): void {
  const pen = canvas.getContext("2d");
  if (pen === null || heights.length < 2) {
    return;
  }
  const scale = window.devicePixelRatio;
  if (canvas.width !== Math.round(WIDTH * scale)) {
    canvas.width = Math.round(WIDTH * scale);
    canvas.height = Math.round(HEIGHT * scale);
  }
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, WIDTH, HEIGHT);
  pen.lineWidth = 1.25;
  pen.lineJoin = "round";
  pen.strokeStyle = colour;
  pen.beginPath();
  const step = (WIDTH - 2 * INSET) / (heights.length - 1);
  heights.forEach((height, place) => pen.lineTo(INSET + place * step, height));
  pen.stroke();
}
