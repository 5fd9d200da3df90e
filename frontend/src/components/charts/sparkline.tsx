"use client";

import { useEffect, useRef } from "react";
import { resolveColour, type ColourName } from "@/lib/colours";
import { useTheme } from "@/lib/use-theme";

interface SparklineProps {
  /** Oldest first; at least two. */
  readonly values: readonly number[];
  readonly colour?: ColourName;
  readonly className?: string;
}

/** The course of a figure, drawn on a canvas: a picture beside a number, which says the same in words. */
export function Sparkline({ values, colour = "accent", className = "h-6 w-20" }: SparklineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    if (canvas.current !== null) {
      draw(canvas.current, values, resolveColour(colour));
    }
  }, [values, colour, theme]);
  return <canvas ref={canvas} aria-hidden="true" className={`block ${className}`} />;
}

const INSET = 1.5;

function draw(canvas: HTMLCanvasElement, values: readonly number[], colour: string): void {
  const pen = canvas.getContext("2d");
  const { clientWidth: width, clientHeight: height } = canvas;
  if (pen === null || width === 0) {
    return;
  }
  const scale = window.devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  const x = (place: number) => INSET + (place / (values.length - 1)) * (width - 2 * INSET);
  const y = (value: number) =>
    span === 0 ? height / 2 : height - INSET - ((value - least) / span) * (height - 2 * INSET);
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  pen.strokeStyle = colour;
  pen.beginPath();
  values.forEach((value, place) => pen.lineTo(x(place), y(value)));
  pen.stroke();
}
