// What the search needs of the browser: the words until they are sent, a key for each act that costs something, the address, and moving with the keyboard.
const store = 'search:acts';
const life = 20 * 60 * 60 * 1000;
const read = () => { try { return JSON.parse(sessionStorage.getItem(store)) ?? {}; } catch { return {}; } };
const write = acts => { try { sessionStorage.setItem(store, JSON.stringify(acts)); } catch { /* keys last for this page */ } };
const memory = {};

// An act has one key until it is over for good, through retries, a lost connection and a reload; another act has another.
function keyOf(act, body) {
  const name = `${act}\n${body}`;
  const acts = { ...memory, ...read() };
  const known = acts[name];
  if (known && Date.now() - known.at < life) return known.key;
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
  memory[name] = { key, at: Date.now() };
  write(Object.fromEntries([...Object.entries(acts).filter(([other]) => other !== name).slice(-40), [name, memory[name]]]));
  return key;
}

function forget(act, body, key) {
  const name = `${act}\n${body}`;
  const acts = read();
  if (acts[name]?.key === key) { delete acts[name]; write(acts); }
  if (memory[name]?.key === key) delete memory[name];
}

export function start(root, page) {
  const form = document.getElementById('search-form');
  const fields = () => ({
    query: form.elements.q.value.trim(), people: form.elements.n.value, open: form.elements.open.checked,
    places: form.elements.in.value, salary: form.elements.max.value,
  });
  const run = async (act, body, call) => {
    const key = keyOf(act, body);
    try { if (await call(key) === 'forget') forget(act, body, key); } catch { /* the circuit is gone: the key stays for another try */ }
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    const sent = fields();
    run('search', JSON.stringify(sent), key => page.invokeMethodAsync('Search', sent, key));
  });
  let waiting;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => page.invokeMethodAsync('Change', fields()).catch(() => { /* the circuit is gone */ }), 250);
  };
  form.addEventListener('input', changed);

  root.addEventListener('click', event => {
    const example = event.target.closest('[data-example]');
    if (example) {
      form.elements.q.value = example.textContent;
      form.elements.q.focus();
      changed();
      return;
    }

    // The second click of a double click is the same intention.
    const button = event.target.closest('[data-act]');
    if (!button || event.detail > 1 || button.getAttribute('aria-disabled') === 'true') return;
    const { act, body } = button.dataset;
    run(act, body, key => page.invokeMethodAsync('Act', act, body, key));
  });
  root.addEventListener('keydown', move);
  document.addEventListener('keydown', event => { if (!root.contains(event.target)) move(event); });
  new MutationObserver(focus).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-focus'] });
  addEventListener('popstate', () => location.reload());
  form.toggleAttribute('data-live-page', true);
}

// What appears with data-focus, or whose data-focus changes, takes the focus with that very rendering: a call afterwards may come before it or after the next.
function focus(changes) {
  const taken = changes.flatMap(({ type, target, addedNodes }) => type === 'attributes' ? [target]
    : [...addedNodes].filter(node => node.nodeType === Node.ELEMENT_NODE).flatMap(node => [node, ...node.querySelectorAll('[data-focus]')]));
  taken.findLast(element => element.isConnected && element.hasAttribute('data-focus'))?.focus();
}

// J and K or the arrows from person to person, Enter for why, C to compare, / to the question. Not while something is typed or a dialog is open.
function move(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input:not([type=checkbox]), textarea, select, dialog')) return;
  const results = [...document.querySelectorAll('[data-result]')];
  const at = results.findIndex(result => result.contains(document.activeElement));
  const here = results[at];
  const arrows = document.activeElement === here || document.activeElement?.closest('[data-results-head]');
  const to = event.key === 'j' || (event.key === 'ArrowDown' && arrows) ? Math.min(at + 1, results.length - 1)
    : event.key === 'k' || (event.key === 'ArrowUp' && arrows) ? Math.max(at - 1, 0) : null;
  if (to !== null && results[to]) {
    results[to].focus();
    results[to].scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Enter' && here && document.activeElement === here) {
    here.querySelector('[data-why]').click();
  } else if (event.key === 'c' && here) {
    here.querySelector('[data-compare]').click();
  } else if (event.key === '/') {
    document.getElementById('search-q').select();
    document.getElementById('search-q').focus();
  } else {
    return;
  }

  event.preventDefault();
}

export function address(to, adds) {
  if (location.pathname + location.search === to) return;
  adds ? history.pushState(null, '', to) : history.replaceState(null, '', to);
}

// Options that were given up elsewhere on the page.
export function fill(open, places, salary) {
  const { elements } = document.getElementById('search-form');
  [elements.open.checked, elements.in.value, elements.max.value] = [open, places, salary];
}

// From the question, or from what is gone, to what came of it; whoever is elsewhere by now stays there.
export function show(id) {
  const active = document.activeElement;
  if (active === document.body || !active.isConnected || active.closest('#search-form') || active.dataset?.act || active.closest('.whynot')) document.getElementById(id)?.focus();
}
