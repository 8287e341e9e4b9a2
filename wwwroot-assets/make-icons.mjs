// Writes ProfilePlatform.Web/wwwroot/icons.svg, the sprite of the Material Symbols that the pages use.
// Run it after changing the list: npm ci && node make-icons.mjs. The sprite is committed, so that the product builds without this package.
import { readFileSync, writeFileSync } from 'node:fs';

const icons = {
  add: 'add', alert: 'error', archive: 'inventory_2', arrow: 'arrow_forward', ask: 'forum', back: 'arrow_back', bars: 'bar_chart', bell: 'notifications', briefcase: 'work',
  check: 'check', close: 'close', copy: 'content_copy', dark: 'dark_mode', delete: 'delete', done: 'check_circle', down: 'thumb_down',
  education: 'school', explore: 'group', file: 'description', help: 'help', history: 'history', home: 'home', inbox: 'inbox', index: 'database',
  info: 'info', light: 'light_mode', look: 'palette', mic: 'mic', more: 'more_horiz', next: 'chevron_right', offline: 'cloud_off', open: 'open_in_new', person: 'person',
  place: 'location_on', power: 'power_settings_new', previous: 'chevron_left', print: 'print', project: 'lightbulb', quote: 'format_quote',
  receipt: 'receipt_long', restart: 'edit_square', retry: 'refresh', search: 'search', send: 'arrow_upward', signin: 'login', stop: 'stop_circle', sync: 'sync',
  todo: 'radio_button_unchecked', undo: 'undo', up: 'thumb_up', upload: 'upload_file', view: 'visibility', warning: 'warning',
};

const source = new URL('node_modules/@material-symbols/svg-400/outlined/', import.meta.url);
const symbols = Object.entries(icons).map(([name, file]) => {
  const svg = readFileSync(new URL(`${file}.svg`, source), 'utf8');
  const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
  return `<symbol id="${name}" viewBox="${viewBox}">${svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')}</symbol>`;
});
writeFileSync(
  new URL('../ProfilePlatform.Web/wwwroot/icons.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Material Symbols, Apache-2.0, written by wwwroot-assets/make-icons.mjs -->\n${symbols.join('\n')}\n</svg>\n`);
