// The live question box of the home page.
import { marked, plain, setAnswer } from './answer.js';
import { events } from './sse.js';

for (const box of document.querySelectorAll('[data-ask]')) start(box);

function start(box) {
  const find = name => box.querySelector(`[data-${name}]`);
  const slug = box.dataset.ask;
  const form = box.querySelector('form');
  const input = form.elements.q;
  let session = null;
  let busy = false;

  form.addEventListener('submit', event => {
    event.preventDefault();
    ask(input.value.trim());
  });
  box.addEventListener('click', event => {
    const chip = event.target.closest('[data-suggestion]');
    if (!chip) return;
    event.preventDefault();
    ask(chip.textContent.trim());
  });

  async function ask(question) {
    if (!question || busy) return;
    busy = true;
    const answer = find('answer');
    const sources = find('sources');
    let text = '';
    const unsupported = [];
    answer.hidden = false;
    answer.setAttribute('aria-busy', 'true');
    find('question').textContent = question;
    find('state').textContent = 'Reading the documents…';
    find('text').replaceChildren();
    sources.replaceChildren();
    find('suggestions').replaceChildren();
    try {
      const response = await fetch(`/api/profiles/${encodeURIComponent(slug)}/chat/stream`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
        body: JSON.stringify({ message: question, session_id: session }),
      });
      if (!response.ok) throw new Error(await problem(response));
      for await (const { name, data } of events(response)) {
        if (name === 'delta') {
          text += data.text;
          const sentence = marked(data.text);
          if (sentence) unsupported.push(sentence);
          find('state').textContent = '';
          setAnswer(find('text'), text, number => `source-${number}`, unsupported);
        } else if (name === 'citation') {
          sources.append(source(data));
        } else if (name === 'followups') {
          find('suggestions').replaceChildren(...(data.followups ?? data.questions ?? data).map(chip));
        } else if (name === 'done') {
          keep(data.session_id);
          find('live').textContent = `Answer: ${plain(data.answer)}`;
        } else if (name === 'error') {
          throw new Error(data.detail ?? data.title);
        }
      }
      input.value = '';
    } catch (fault) {
      find('state').textContent = fault instanceof TypeError ? 'The server cannot be reached. Your question is still in the box.' : fault.message;
      input.value = question;
    } finally {
      answer.removeAttribute('aria-busy');
      busy = false;
    }
  }

  // The conversation page goes on where this box stopped.
  function keep(id) {
    session = id;
    try { sessionStorage.setItem(`chat:${slug}`, id); } catch { /* then it starts afresh */ }
  }

  function chip(question) {
    const link = document.createElement('a');
    link.className = 'chip';
    link.dataset.suggestion = '';
    link.href = `/chat/${slug}?q=${encodeURIComponent(question)}`;
    link.textContent = question;
    return link;
  }
}

async function problem(response) {
  try {
    const body = await response.json();
    return body.detail ?? body.title ?? 'The question could not be answered.';
  } catch {
    return 'The question could not be answered.';
  }
}

function source(citation) {
  const item = document.createElement('li');
  item.id = `source-${citation.marker}`;
  const number = document.createElement('b');
  number.textContent = citation.marker;
  const words = document.createElement('span');
  const quote = document.createElement('q');
  quote.textContent = citation.quote.length > 160 ? `${citation.quote.slice(0, 160).trimEnd()}…` : citation.quote;
  words.append(`${citation.document}, page ${citation.page}: `, quote);
  item.append(number, words);
  return item;
}
