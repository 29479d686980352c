import { type Review, standing } from './reviews.ts';
import type { Catalogue, Sentence, Variant } from './sentences.ts';

const STANDING = {
  signed: 'signed',
  changed: 'changed since signed',
  new: 'new since signed',
  unsigned: 'not signed',
} as const;

/** The catalogue as plain text: key, both languages one under the other, figures, remarks. */
export function catalogueText(catalogue: Catalogue, reviews: readonly Review[]): string {
  const lines = [...head(catalogue, reviews), ''];
  for (const sentence of catalogue.sentences) {
    lines.push(`${sentence.key}  [${STANDING[standing(sentence, reviews)]}]`);
    for (const v of sentence.en) lines.push(`  en  ${v.text}  (${figures(v, 'grade')})`);
    for (const v of sentence.es) lines.push(`  es  ${v.text}  (${figures(v, 'ease')})`);
    for (const r of remarks(sentence, reviews)) lines.push(`  ${r.by}, ${r.at}: ${r.note}`);
  }
  return lines.join('\n');
}

/** The catalogue as one HTML file without scripts, to read, print and sign. */
export function catalogueHtml(catalogue: Catalogue, reviews: readonly Review[]): string {
  const rows = catalogue.sentences.map((sentence) => {
    const state = standing(sentence, reviews);
    return `<tr class="${state}"><th scope="row" id="${html(sentence.key)}">${html(sentence.key)}<br><small>${STANDING[state]}</small></th>
<td lang="en">${cell(sentence.en, 'grade')}</td>
<td lang="es">${cell(sentence.es, 'ease')}</td>
<td>${remarks(sentence, reviews)
      .map((r) => `<p>${html(r.note ?? '')} <small>${html(r.by)}, ${html(r.at.slice(0, 10))}</small></p>`)
      .join('')}</td></tr>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Handrail: what the bot says, version ${html(catalogue.version)}</title>
<style>
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem; color: #1c1c1c; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #bbb; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
th[scope='row'] { font-weight: 600; white-space: nowrap; }
td p { margin: 0 0 0.4rem; }
small { color: #555; font-weight: 400; }
tr.changed th, tr.new th { border-left: 0.5rem solid #b36b00; }
thead th { position: sticky; top: 0; background: #fff; }
@media print { thead th { position: static; } }
</style>
<h1>What the bot says</h1>
${head(catalogue, reviews)
  .map((line) => `<p>${html(line)}</p>`)
  .join('\n')}
<table>
<thead><tr><th scope="col">Sentence</th><th scope="col">English</th><th scope="col">Español</th><th scope="col">Remarks</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}

function head(catalogue: Catalogue, reviews: readonly Review[]): string[] {
  const signed = reviews.filter((r) => r.kind === 'signed');
  const open = catalogue.sentences.filter((s) => standing(s, reviews) !== 'signed').length;
  return [
    `Version ${catalogue.version}: ${catalogue.sentences.length} sentences in English and Spanish; {words} in braces are filled in.`,
    'Each line of a sentence is another way to say the same. Figures: reading grade (English, most 6) or ease (Spanish, least 60), SMS segments.',
    ...(signed.length === 0
      ? ['Nobody has signed these sentences yet.']
      : signed.map(
          (r) =>
            `Version ${r.version} was signed by ${r.by} on ${r.at}${r.note === null ? '' : `: ${r.note}`}`,
        )),
    open === 0
      ? 'Every sentence stands as it was signed last.'
      : `${open} sentences are not signed as they stand now.`,
  ];
}

function remarks(sentence: Sentence, reviews: readonly Review[]): Review[] {
  return reviews.filter((r) => r.kind === 'comment' && r.key === sentence.key);
}

function cell(variants: readonly Variant[], measure: 'grade' | 'ease'): string {
  return variants.map((v) => `<p>${html(v.text)} <small>${figures(v, measure)}</small></p>`).join('');
}

function figures(v: Variant, measure: 'grade' | 'ease'): string {
  const reading = measure === 'grade' ? Math.max(0, v.reading).toFixed(1) : v.reading.toFixed(0);
  return `${measure} ${reading}, ${v.sms.segments} seg ${v.sms.encoding}`;
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
