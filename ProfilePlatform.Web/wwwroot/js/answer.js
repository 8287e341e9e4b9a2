// Sets an answer as text nodes and elements, never as markup: paragraphs, quoted words, and numbers that lead to their source.
const item = /^\s*[-•*]\s+/;
const token = /\[(\d{1,3})\]|(“[^”]*”)/g;

export function setAnswer(host, text, sourceId) {
  // A marker that has only half arrived is not shown.
  const whole = text.replace(/\[\d{0,3}$/, '');
  host.replaceChildren(...whole.split(/\n+/).filter(line => line.trim()).map(line => {
    const paragraph = document.createElement('p');
    let at = 0;
    if (item.test(line)) {
      paragraph.className = 'item';
      line = line.replace(item, '');
    }
    for (const match of line.matchAll(token)) {
      paragraph.append(line.slice(at, match.index).replace(match[1] ? /\s+$/ : /(?!)/, ''));
      paragraph.append(match[1] ? marker(match[1], sourceId) : quoted(match[2]));
      at = match.index + match[0].length;
    }
    paragraph.append(line.slice(at));
    return paragraph;
  }));
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
