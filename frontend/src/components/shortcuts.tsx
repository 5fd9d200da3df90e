"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { VIEWS } from "@/lib/nav";
import { usePreferences } from "@/lib/preferences";
import { Help, useHelp } from "./help";

/** On the field that `/` leads to. */
export const SEARCH_FIELD = { "data-search-field": "" } as const;

const SEQUENCE_MS = 1500;

/** Hears the keys that work everywhere; they do nothing while the reader writes, or if switched off. */
export function Shortcuts() {
  const router = useRouter();
  const press = useEffectEvent((key: string, afterG: boolean): boolean => {
    const view = afterG ? VIEWS.find((one) => one.key === key) : undefined;
    if (view !== undefined) {
      router.push(`${view.path}${window.location.search}`);
      return true;
    }
    if (key === "?") {
      useHelp.setState({ open: true });
      return true;
    }
    return key === "/" && focusSearch();
  });

  useEffect(() => {
    let lastG = -SEQUENCE_MS;
    const hear = (event: KeyboardEvent) => {
      if (isMeantElsewhere(event) || !usePreferences.getState().shortcuts) {
        return;
      }
      const afterG = event.timeStamp - lastG < SEQUENCE_MS;
      lastG = event.key === "g" ? event.timeStamp : -SEQUENCE_MS;
      if (press(event.key, afterG)) {
        event.preventDefault();
      }
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
  return <Help />;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-search-field]");
  field?.focus();
  field?.select();
  return field !== null;
}

function isMeantElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null)
  );
}
