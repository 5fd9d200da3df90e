import { usePace } from "./pace";

// As often as a reader follows.
const LEAST_MS = 125;
const MOST_MS = 1000;

/** The most of its time that the page gives to showing what is published. */
const SHARE = 1 / 20;

const FRAME_MS = 1000 / 60;

const waiting = new Set<() => void>();
let requested = false;
let everyMs = LEAST_MS;
let lastRun = -LEAST_MS;

/**
 * Publishes at an animation frame: at the next one after a quiet moment, else eight times a second or, where a
 * frame costs more than a reader's computer can spare for that, less often. Once however often it is asked,
 * and not while paused.
 */
export function publishNextFrame(publish: () => void): void {
  waiting.add(publish);
  request();
}

function request(): void {
  if (!requested && waiting.size > 0 && usePace.getState().pausedAt === null) {
    requested = true;
    // Not at every frame in between, each of which would cost the page its round of style and layout.
    setTimeout(() => requestAnimationFrame(run), lastRun + everyMs - FRAME_MS - performance.now());
  }
}

function run(now: number): void {
  requested = false;
  if (usePace.getState().pausedAt !== null) {
    return;
  }
  lastRun = now;
  const began = performance.now();
  const due = [...waiting];
  waiting.clear();
  // The next task runs when this frame is rendered, styled, laid out and painted.
  setTimeout(() => learn(performance.now() - began));
  for (const publish of due) {
    publish();
  }
}

function learn(costMs: number): void {
  const wanted = Math.min(MOST_MS, Math.max(LEAST_MS, costMs / SHARE));
  everyMs += (wanted - everyMs) / 8;
}

usePace.subscribe(request);
