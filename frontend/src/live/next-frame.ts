import { usePace } from "./pace";

// Ten times a second is as often as a reader follows.
const EVERY_MS = 100;

const waiting = new Set<() => void>();
let requested = false;
let lastRun = -EVERY_MS;

/**
 * Publishes at the next animation frame that is a tenth of a second after the last one that
 * published; once however often it is asked, and not while paused.
 */
export function publishNextFrame(publish: () => void): void {
  waiting.add(publish);
  request();
}

function request(): void {
  if (!requested && waiting.size > 0 && usePace.getState().pausedAt === null) {
    requested = true;
    requestAnimationFrame(run);
  }
}

function run(now: number): void {
  requested = false;
  if (now - lastRun < EVERY_MS) {
    request();
    return;
  }
  if (usePace.getState().pausedAt !== null) {
    return;
  }
  lastRun = now;
  const due = [...waiting];
  waiting.clear();
  for (const publish of due) {
    publish();
  }
}

usePace.subscribe(request);
