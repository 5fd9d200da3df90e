/** What a page notes about itself: times between frames, and tasks of more than 50 ms; all in milliseconds. */
export interface Recording {
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
}

interface Recorder {
  stop(): Recording;
}

/** Runs in the page, which then does the least that a page which draws every frame does. */
export function startRecording(): void {
  const frames: number[] = [];
  const longTasks: number[] = [];
  let last: number | null = null;
  const note = (entries: PerformanceEntryList) => longTasks.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "longtask" });
  const onFrame = (now: number) => {
    if (last !== null) {
      frames.push(now - last);
    }
    last = now;
    request = requestAnimationFrame(onFrame);
  };
  let request = requestAnimationFrame(onFrame);
  const recorder: Recorder = {
    stop() {
      cancelAnimationFrame(request);
      note(observer.takeRecords());
      observer.disconnect();
      return { frames, longTasks };
    },
  };
  Object.assign(window, { recorder });
}

/** Runs in the page. */
export function stopRecording(): Recording {
  return (window as unknown as { recorder: Recorder }).recorder.stop();
}

/** The value that a share of all is not above; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
