import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { Providers } from "@/components/providers";
import { Shortcuts } from "@/components/shortcuts";
import { ViewNav } from "@/components/view-nav";
import { THEME_KEY } from "@/lib/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Pulseboard", template: "%s · Pulseboard" },
  description: "Stock quotes, sales, user events and financial metrics, live as they are stored.",
};

export const viewport: Viewport = {
  colorScheme: "dark light",
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#0c0b0a" },
    { media: "(prefers-color-scheme: light)", color: "#f4f2ef" },
  ],
};

// Runs before the first paint, so that a chosen theme does not flash in.
const applyTheme = `try{const t=localStorage.getItem(${JSON.stringify(THEME_KEY)});if(t)document.documentElement.dataset.theme=t}catch{}`;

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <script dangerouslySetInnerHTML={{ __html: applyTheme }} />
        <Providers>
          <ViewNav />
          <div className="flex flex-1 flex-col pb-16 md:pb-0 md:pl-20 print:p-0">
            <PageHeader />
            {children}
          </div>
          <Shortcuts />
        </Providers>
        <noscript>
          <p className="p-4 text-sm">Pulseboard shows live data and needs JavaScript for that.</p>
        </noscript>
      </body>
    </html>
  );
}
