// What appears with data-focus beside the element, or whose data-focus changes, takes the focus.
export function start(element) {
  new MutationObserver(focus).observe(element.closest('main'), { subtree: true, childList: true, attributes: true, attributeFilter: ['data-focus'] });
}

function focus(changes) {
  const taken = changes.flatMap(({ type, target, addedNodes }) => type === 'attributes' ? [target]
    : [...addedNodes].filter(node => node.nodeType === Node.ELEMENT_NODE).flatMap(node => [node, ...node.querySelectorAll('[data-focus]')]));
  taken.findLast(element => element.isConnected && element.hasAttribute('data-focus'))?.focus();
}
