// Writes ProfilePlatform.Web/wwwroot/css/fonts.css: the @font-face rules of the three families, pointing at lib/fonts, where build/Fonts.targets
// copies the files. Run it after changing a family's version: npm ci && node make-fonts.mjs.
import { readFileSync, writeFileSync } from 'node:fs';

const families = [['inter', 'wght'], ['source-serif-4', 'opsz'], ['jetbrains-mono', 'wght']];
const rules = families.map(([family, axes]) =>
  readFileSync(new URL(`node_modules/@fontsource-variable/${family}/${axes}.css`, import.meta.url), 'utf8')
    .replaceAll('./files/', '../lib/fonts/'));
writeFileSync(
  new URL('../ProfilePlatform.Web/wwwroot/css/fonts.css', import.meta.url),
  `/* Written by wwwroot-assets/make-fonts.mjs. */\n${rules.join('\n')}`);
