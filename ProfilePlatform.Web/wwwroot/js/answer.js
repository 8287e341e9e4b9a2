// Sets an answer as text nodes and elements, never as markup: paragraphs, quoted words, and numbers that lead to their source.
const item = /^\s*[-•*]\s+/;
const token = /\[(\d{1,3})\]|(“[^”]*”)/g;
const mark = ' (not in the documents)';

// A piece of an answer that ends with the mark is a sentence of its own; what it says, without the space before it.
export const marked = piece => piece.endsWith(mark) ? piece.slice(0, -mark.length).trim() : null;

export function setAnswer(host, text, sourceId, unsupported = []) {
  // A marker that has only half arrived is not shown.
  const whole = text.replace(/\[\d{0,3}$/, '');
  host.replaceChildren(...whole.split(/\n+/).filter(line => line.trim()).map(line => {
    const paragraph = document.createElement('p');
    let at = 0;
    if (item.test(line)) {
      paragraph.className = 'item';
      line = line.replace(item, '');
    }
    for (const sentence of unsupported) {
      const start = line.indexOf(sentence + mark, at);
      if (start < 0) continue;
      words(paragraph, line.slice(at, start), sourceId);
      paragraph.append(apart(sentence));
      at = start + sentence.length + mark.length;
    }
    words(paragraph, line.slice(at), sourceId);
    return paragraph;
  }));
}

function words(paragraph, text, sourceId) {
  let at = 0;
  for (const match of text.matchAll(token)) {
    paragraph.append(text.slice(at, match.index).replace(match[1] ? /\s+$/ : /(?!)/, ''));
    paragraph.append(match[1] ? marker(match[1], sourceId) : quoted(match[2]));
    at = match.index + match[0].length;
  }
  paragraph.append(text.slice(at));
}

// Said by the model, held by no document.
function apart(sentence) {
  const span = document.createElement('span');
  span.className = 'unsupported';
  const said = document.createElement('span');
  said.className = 'visually-hidden';
  said.textContent = 'Not in the documents: ';
  const flag = document.createElement('span');
  flag.className = 'flag';
  flag.setAttribute('aria-hidden', 'true');
  flag.textContent = 'Not in the documents';
  span.append(said, sentence, flag);
  return span;
}

function marker(number, sourceId) {
  const sup = document.createElement('sup');
  const link = document.createElement('a');
  link.href = `${location.pathname}${location.search}#${sourceId(number)}`;
  link.textContent = number;
  link.setAttribute('aria-label', `Source ${number}`);
  sup.append(link);
  return sup;
}

function quoted(words) {
  const span = document.createElement('span');
  span.className = 'quoted';
  span.textContent = words;
  return span;
}

export const plain = text => text.replace(/\s*\[\d{1,3}\]/g, '');
