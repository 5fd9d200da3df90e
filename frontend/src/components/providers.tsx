"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { usePace } from "@/live/pace";
import { useLiveState } from "@/live/use-live-state";

const OPTIONS = {
  // Whether there is a network says nothing about a server on this machine; and failures are shown, not retried in silence.
  defaultOptions: { queries: { networkMode: "always", retry: false, structuralSharing: true } },
} as const;

/** Gives the page its memory of REST answers, and asks for all anew when the connection is back. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [client] = useState(() => new QueryClient(OPTIONS));
  const connected = useLiveState().status === "live";
  const following = usePace(({ pausedAt }) => pausedAt === null);
  useEffect(() => {
    if (connected && following) {
      void client.refetchQueries({ type: "active", stale: true });
    }
  }, [client, connected, following]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
