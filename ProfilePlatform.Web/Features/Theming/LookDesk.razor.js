// The preview's style sheet, the focus after a move, and keeping what was typed.
import '/js/carousel.js';

let dirty = false;
const sheet = new CSSStyleSheet();

addEventListener('beforeunload', event => { if (dirty) event.preventDefault(); });

const boxes = root => [...root.querySelectorAll('[data-draft]')];
const key = box => `draft:${box.dataset.draft}`;

export function start(root) {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const box of boxes(root)) {
    let draft = null;
    try { draft = sessionStorage.getItem(key(box)); } catch { /* then there is none */ }
    if (draft === null || draft === box.value) continue;
    box.value = draft;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  // At once, not when the server has heard of it. A mood is no change yet.
  root.addEventListener('input', event => { if (event.target.id !== 'look-mood') dirty = true; });
  new MutationObserver(focus).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-focus'] });
}

// The server has cleaned it and narrowed it to the header; a made sheet is no inline style.
export const style = css => sheet.replaceSync(css);

export function mark(isDirty) {
  dirty = isDirty;
}

export function forget(root) {
  dirty = false;
  for (const box of boxes(root)) {
    try { sessionStorage.removeItem(key(box)); } catch { /* nothing was kept */ }
  }
}

// What appears with data-focus, or whose data-focus changes, takes the focus with that very rendering.
function focus(changes) {
  const taken = changes.flatMap(({ type, target, addedNodes }) => type === 'attributes' ? [target]
    : [...addedNodes].filter(node => node.nodeType === Node.ELEMENT_NODE).flatMap(node => [node, ...node.querySelectorAll('[data-focus]')]));
  taken.findLast(element => element.isConnected && element.hasAttribute('data-focus'))?.focus();
}
