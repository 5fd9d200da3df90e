"use client";

import { switchTheme } from "@/lib/theme";
import { Button } from "./ui/button";
import { ContrastIcon } from "./icons";

export function ThemeToggle() {
  return (
    <Button onClick={switchTheme} aria-label="Switch between dark and light theme" title="Theme">
      <ContrastIcon />
    </Button>
  );
}
