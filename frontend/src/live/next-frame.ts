import { usePace } from "./pace";

// Eight times a second is as often as a reader follows.
const EVERY_MS = 125;
const FRAME_MS = 1000 / 60;

const waiting = new Set<() => void>();
let requested = false;
let lastRun = -EVERY_MS;

/**
 * Publishes at the next animation frame that is an eighth of a second after the last one that
 * published; once however often it is asked, and not while paused.
 */
export function publishNextFrame(publish: () => void): void {
  waiting.add(publish);
  request();
}

function request(): void {
  if (!requested && waiting.size > 0 && usePace.getState().pausedAt === null) {
    requested = true;
    // Not at every frame in between, each of which would cost the page its round of style and layout.
    setTimeout(() => requestAnimationFrame(run), lastRun + EVERY_MS - FRAME_MS - performance.now());
  }
}

function run(now: number): void {
  requested = false;
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
