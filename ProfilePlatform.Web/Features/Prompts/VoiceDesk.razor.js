// Keeps what was typed: it asks before the page is left, and brings drafts back that a lost connection or a reload left behind.
let dirty = false;

addEventListener('beforeunload', event => { if (dirty) event.preventDefault(); });

const boxes = form => [...form.querySelectorAll('[data-draft]')];
const key = box => `draft:${box.dataset.draft}`;

export function start(form) {
  for (const box of boxes(form)) {
    let draft = null;
    try { draft = sessionStorage.getItem(key(box)); } catch { /* then there is none */ }
    if (draft === null || draft === box.value) continue;
    box.value = draft;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  // At once, not when the server has heard of it.
  form.addEventListener('input', () => { dirty = true; });
}

export function mark(isDirty) {
  dirty = isDirty;
}

export function forget(form) {
  dirty = false;
  for (const box of boxes(form)) {
    try { sessionStorage.removeItem(key(box)); } catch { /* nothing was kept */ }
  }
}

export const focusFault = form => form.querySelector('[aria-invalid=true]')?.focus();
