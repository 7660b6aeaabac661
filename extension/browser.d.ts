/** What the extension uses of the browser: the names are Chromium's, and Firefox knows them too. */

interface BrowserTab { id: number; index: number; windowId: number; url?: string; title?: string }

declare const chrome: {
  action: { onClicked: { addListener(run: (tab: BrowserTab) => void): void } };
  tabs: {
    create(options: { url: string; windowId?: number; index?: number; openerTabId?: number }): Promise<BrowserTab>;
    get(id: number): Promise<BrowserTab>;
  };
  scripting: { executeScript(options: { target: { tabId: number }; files: string[] }): Promise<{ result?: unknown }[]> };
  runtime: { getURL(path: string): string };
  /** In a tab's page: shadow trees, closed ones too. */
  dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
};

/** What `capture.js` finds in a tab. */
interface Captured {
  /** The page as it is shown, as markup. */ html: string;
  /** The words that its reader had selected, as markup; empty where none were. */ selected: string;
  title: string;
  address: string;
  /** The kind of document, as its server named it. */ type: string;
  /** Letters in it, without spaces. */ letters: number;
  /** Large frames from other sites: what they show cannot be seen. */ frames: number;
  /** Whether it is too large to be taken whole. */ cut: boolean;
}
