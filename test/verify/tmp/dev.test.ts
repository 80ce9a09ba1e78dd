import { test } from 'vitest';
import { loadTruth } from '../../../src/truth/truth.js';
import { FALSE_CLAIMS, PLAIN, UNKNOWN_CLAIMS } from '../false-claims.js';
import { settleOne } from '../support.js';
test('dev', async () => {
  const truth = await loadTruth();
  for (const [name, claim] of [...FALSE_CLAIMS, ...UNKNOWN_CLAIMS]) {
    const c1 = process.cpuUsage().user;
    try {
      const r = settleOne(truth, name === '' ? PLAIN : name, claim);
      console.log(`${((process.cpuUsage().user - c1) / 1000).toFixed(0).padStart(5)} ${r.verdict.padEnd(8)} ${name}: ${claim} | ${r.method} | ${r.note ?? ''} ${r.witness ? JSON.stringify(r.witness) : ''} ${r.diagnostics.map(d=>d.code+' '+d.message+' => '+d.help.join('; ')).join(' ## ')}`);
    } catch (e) { console.log('THROW', name, claim, (e as Error).stack?.split('\n').slice(0, 7).join('\n')); }
  }
}, 300000);
