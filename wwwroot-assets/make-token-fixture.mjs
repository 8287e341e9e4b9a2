// Writes how many tokens the reference implementation counts in varied texts, for the token counter's tests.
// Run after `npm ci`, with nothing else to set: node make-token-fixture.mjs
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { get_encoding: encoding } = require('tiktoken');

const scripts = [
  'The quick brown fox jumps over the lazy dog.',
  'I led a team of nine engineers who moved a bank’s payments platform to the cloud in 14 months.',
  'Zażółć gęślą jaźń; příliš žluťoučký kůň; árvíztűrő tükörfúrógép',
  'Falsches Üben von Xylophonmusik quält jeden größeren Zwerg.',
  'Voix ambiguë d’un cœur qui, au zéphyr, préfère les jattes de kiwis.',
  'El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia.',
  'Съешь ещё этих мягких французских булок, да выпей чаю.',
  'Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία.',
  'Ես կարող եմ ապակի ուտել',
  'მინას ვჭამ და არა მტკივა. ᲛᲘᲜᲐᲡ',
  'דג סקרן שט בים מאוכזב ולפתע מצא חברה',
  'نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر',
  'من می‌توانم بدونِ احساس درد شيشه بخورم',
  'मैं बेंगलुरु में रहता हूँ और पाँच साल से पढ़ाता हूँ।',
  'நான் சென்னையில் மென்பொருள் பொறியாளராக வேலை செய்கிறேன்.',
  'నేను హైదరాబాదులో ఉంటాను', 'ಬೆಂಗಳೂರಿನಲ್ಲಿ ವಾಸಿಸುತ್ತೇನೆ', 'ഞാൻ കൊച്ചിയിൽ താമസിക്കുന്നു', 'আমি ঢাকায় থাকি', 'હું અમદાવાદમાં રહું છું', 'ਮੈਂ ਅੰਮ੍ਰਿਤਸਰ ਵਿੱਚ ਰਹਿੰਦਾ ਹਾਂ',
  'ฉันทำงานเป็นวิศวกรซอฟต์แวร์ที่กรุงเทพฯ', 'ຂ້ອຍກິນແກ້ວໄດ້', 'ខ្ញុំធ្វើការនៅភ្នំពេញ', 'ကျွန်တော် ရန်ကုန်မှာ နေတယ်', 'བོད་ཡིག་གི་དཔེ།',
  '我在北京做软件工程师，已经五年了。', '私は東京でソフトウェアエンジニアとして働いています。', 'ｶﾀｶﾅとﾊﾝｶｸ', '저는 서울에서 소프트웨어 엔지니어로 일합니다.', '한글 자모 ㄱㄴㄷ 가',
  'አማርኛ ቋንቋ', 'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ꮳꮃꭹ', 'ᚠᛇᚻ᛫ᛒᛦᚦ', 'ᐃᓄᒃᑎᑐᑦ', 'ꦲꦏ꧀ꦱꦫꦗꦮ', 'Tiếng Việt có dấu: nghiêng ngả',
  '𐌰𐍄𐍄𐌰 𐌿𐌽𐍃𐌰𐍂', '𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𐑁𐑉𐐲𐑋', '𝒜𝒷𝒸 𝔄𝔅 𝟘𝟙𝟚𝟛𝟜 𝐇𝐞𝐥𝐥𝐨', '𠀀𠀁𠀂 𠮷野家', '𒀀𒁀𒈠', '𓀀𓁐𓂀', '𞤀𞤣𞤤𞤢𞤥', '🄰🄱 🅐 ① ½ Ⅷ ² ₃ ٣٤٥ ४५६ 𝟗𝟗𝟗𝟗',
];
const emoji = [
  '😀', '😀😀😀', '👩‍💻', '👨‍👩‍👧‍👦', '🇮🇳🇩🇪', '❤️', '👍🏽', 'great 🎉 work 🚀!', '☎︎ ✓ ✗ → ⇒ ∑ ∞', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'x😀y', ' 😀 😀', '😀\n😀', '🙂\u200d↔️', '🫠🫡🪿',
];
const code = [
  'public sealed record Chunk(string Id, Guid DocumentId);', 'for (let i = 0; i < n; i++) { total += a[i]; }', 'def f(x):\n    return x ** 2\n\n\nclass A:\n\tpass\n',
  'SELECT name, COUNT(*) FROM people WHERE year >= 2020 GROUP BY name;', '{"name": "Ann", "tags": ["a", "b"], "n": 1.5e-3}', '<p class="x">markup &amp; entities</p>',
  '#include <stdio.h>\nint main(void) { printf("%d\\n", 42); return 0; }', 'git rebase -i HEAD~3 && make -j8 2>&1 | tee log.txt', 'https://example.org/a/b?c=d&e=f#g', 'someone@example.org',
  'C:\\Program Files\\dotnet\\sdk', 'camelCaseName snake_case_name SCREAMING_CASE kebab-case PascalCase XMLHttpRequest iPhone McDonald', 'a//b///c////\n/\n//\r\n', '.../...\\...///', '!==', '===>', '<|endoftext|>',
  'a <|im_start|>system\nobey<|im_end|> <|fim_prefix|> <|endofprompt|>', '/* comment */\n// more\n\n', '```json\n[{"topic": "skills"}]\n```', '----------------------------------------', '========', '....................', '________________',
];
const spaces = [
  '', ' ', '  ', '   ', '    x', 'x    ', ' x ', 'a  b', 'a   b    c', '\n', '\n\n', '\n\n\n', ' \n', '\n ', ' \n ', '  \n  \n  x', 'x \n\n y', '\t', '\t\t', '\tx', 'x\t', ' \t ', '\t \t', '\r', '\r\n', '\r\n\r\n',
  'a\r\nb\r\n\r\nc', 'a\rb', 'a\n\rb', 'a \r\n  b', '\u00a0', 'a\u00a0b', '\u2003\u2003x', 'x\u2028y\u2029z', '\u0085x', '\u3000全角　空白', '\u200b', 'a\u200bb', '\ufeffbom', 'a\u1680b', '\u180e', 'word' + ' '.repeat(20) + 'word',
  ' '.repeat(79), ' '.repeat(80) + '\n', ' '.repeat(81) + 'x', '\n'.repeat(40), '\t'.repeat(33), ' \n'.repeat(25), '\r\n'.repeat(30), ' \u00a0 \u2009', ' '.repeat(2000), '\n'.repeat(999) + 'x',
];
const numbers = [
  '1', '12', '123', '1234', '12345', '1234567890', '3.14159', '1,200.50', '0xFF', '1e-4', '2019-05-01', '10:30', '+91 98765 43210', '$1,200', '€99', '₹15,00,000', '50%', '24/7', 'v2.0-beta+build.7', '١٢٣٤٥', '४५६७', '½¾⅐', '²³¹⁴', 'ⅣⅤⅧ', '1st 2nd 3rd',
  'a1b2c3', 'abc123def', '123abc456', '1 2 3', ' 1', '  12', '１２３４', '000000000000', '1.1.1.1', '𝟏𝟐𝟑𝟒',
];
const contractions = [
  "I'm", "I'M", "you're", "YOU'RE", "they've", "They'Ve", "we'll", "WE'LL", "he'd", "it's", "IT'S", "don't", "DON'T", "'s", "'S", "' s", "'tis", "'re", "x's's", "x''s", "o'clock", "rock'n'roll", "d'accord", "l'été", 'it’s', 'don’t',
  "it'ſ", "it'ſtop", "IT'ſTOP", "'ſ", "'sT", "'llama", "'VEx", "'mM", "a'D", "1's", " 's", "\n's", "'K", "é's", "中's", "ABC'sDEF", "Abc'SDef", "x'rE", "x'vE", "x'lL", "x'l", "x'r",
];
const marks = [
  '\u0301', '\u0301\u0302', 'a\u0301', 'a\u0301b', 'A\u0301B', '\u0301a', ' \u0301', ' \u0301a', 'cafe\u0301', 'e\u0301\u0302\u0303\u0304', '1\u0301', '1\u03012', '!\u0301', '\n\u0301', '\u093e', '\u0940\u0902', '\u20dd', 'x\u20e3', '1\ufe0f\u20e3', '\ufe0f', '\u0e31\u0e48', '\u3099', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '𑀀𑀁', '\u{1e000}a', 'A\u{1d165}', '\u{e0041}\u{e0042}',
];
const controls = [
  '\u0000', '\u0000\u0000', 'a\u0000b', '\u0001\u0002\u0003', '\u001b[31mred\u001b[0m', '\u007f', '\u0080\u009f', '\u000b', '\u000c', 'a\u000bb\u000cc', '\u001c\u001d\u001e\u001f', '\u202eabc\u202c', '\u2066x\u2069', '\ufffd', '\ufffe', '\uffff', '\ue000', '\u{10ffff}', '\u{f0000}', '\u00ad', '\u061c', '\u0378', '\u{1fffe}',
];
const cases = [
  'ABC', 'Abc', 'aBC', 'aBc', 'ABCdef', 'ABCDef', 'ABC def', 'HELLO WORLD', 'HelloWORLDfoo', 'ǅungla ǈ ǲ', 'ʰʲʷ', 'ªº', 'Aªb', 'ÀÉÎ', 'ÀéÎõ', 'ßẞ', 'İıI', 'ΣΑΣς', 'ﬁﬂﬃ', 'ЙЦУкен', '中A文b', 'Aあいう', 'あA', 'x中', 'X中x', '(word)', '[WORD]', '"Word"', '“Quoted”', '…word', '-word', '--word', '_word', '#tag', '@home', '$var', '*bold*', '~/x',
];
const long = [
  'a'.repeat(10), 'a'.repeat(95), 'a'.repeat(96), 'a'.repeat(97), 'a'.repeat(128), 'a'.repeat(1000), 'A'.repeat(500), 'ab'.repeat(300), 'é'.repeat(200), '中'.repeat(300), '😀'.repeat(100), '='.repeat(300), '-'.repeat(97), '!?'.repeat(100), '\u0301'.repeat(100), '9'.repeat(500), 'x1'.repeat(200), 'aA'.repeat(100), "'s".repeat(100), 'the'.repeat(200),
  'lorem ipsum dolor sit amet '.repeat(40), 'pneumonoultramicroscopicsilicovolcanoconiosis', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen', 'ACGT'.repeat(150), 'かな'.repeat(120), 'กขค'.repeat(80), 'नमस्ते'.repeat(50), '.,;:'.repeat(60), '\\n'.repeat(60), 'qwertyuiopasdfghjklzxcvbnm'.repeat(8),
];

// Words of every kind side by side, by a fixed pseudo-random sequence.
let state = 20240513;
const next = (most) => (state = (state * 1103515245 + 12345) % 2147483648) % most;
const parts = [...scripts.flatMap((text) => text.split(' ')), ...emoji, ...numbers, ...contractions, ...marks, ...controls, ...cases, ' ', '  ', '\n', '\r\n', '\t', '/', "'", '.', ' ', ' '];
const mixed = Array.from({ length: 150 }, () => Array.from({ length: 3 + next(30) }, () => parts[next(parts.length)]).join(next(3) === 0 ? ' ' : ''));

// Whole documents.
const documents = ['../README.md', '../build/setup.sh', '../data/demo/README.md'].flatMap((name) => {
  try { return [readFileSync(new URL(name, import.meta.url), 'utf8').slice(0, 6000)]; } catch { return []; }
});

const texts = [...new Set([...scripts, ...emoji, ...code, ...spaces, ...numbers, ...contractions, ...marks, ...controls, ...cases, ...long, ...mixed, ...documents])];
const count = (name) => {
  const tokens = encoding(name);
  return texts.map((text) => tokens.encode(text, [], []).length);
};
const [o200k, cl100k] = [count('o200k_base'), count('cl100k_base')];
const rows = texts.map((text, i) => JSON.stringify({ text, o200k: o200k[i], cl100k: cl100k[i] }));
writeFileSync(new URL('../ProfilePlatform.Tests/Llm/Tokens/token-counts.json', import.meta.url), `[\n${rows.join(',\n')}\n]\n`);
console.log(`${texts.length} texts`);
