/**
 * One click on the button, or its key: the reader opens beside the tab. In: the click. Out: a tab of this extension that knows
 * which tab it is about and asks it for the article itself (`www/import/tab.js`). Nothing is held here, so the browser may end
 * this script whenever it likes.
 */
chrome.action.onClicked.addListener(async ({ id, windowId, index }) => {
  const url = `reader/index.html?tab=${id}`;
  try {
    await chrome.tabs.create({ url, windowId, index: index + 1, openerTabId: id });
  } catch {
    // Chromium shows no page of an extension in a private window: it opens in a plain one, and keeps nothing there
    await chrome.tabs.create({ url });
  }
});
