import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../../config.ts';
import { systemClock } from '../../platform/clock.ts';
import { HandrailError } from '../../platform/errors.ts';
import { catalogueHtml, catalogueText } from '../catalogue/page.ts';
import { keepReview, newReview, readReviews } from '../catalogue/reviews.ts';
import { readCatalogue } from '../catalogue/sentences.ts';

const HELP = `Usage: npm run -s catalogue -- [--html FILE] [--sign NAME [--note TEXT]] [--comment KEY --by NAME --note TEXT]

Prints every sentence that the bot can say, by its key, English and Spanish, with its reading grade and SMS segments, and
whether it stands as it was signed. The version changes with any word.

  --html FILE    writes the page as one HTML file instead, to read and print
  --sign NAME    records that NAME reviewed and signs this version, with --note TEXT where there is something to say
  --comment KEY  records a remark on one sentence, with --by NAME and --note TEXT
  --help         this text

Reviews are kept in DATA_DIR/catalogue-reviews.json; none is ever changed. No server and no database are needed.`;

async function main(): Promise<number> {
  const values = readArguments();
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const { dataDir } = readConfig(process.env);
  const catalogue = readCatalogue();
  const by = values.comment === undefined ? values.sign : values.by;
  if (values.comment !== undefined || values.sign !== undefined) {
    await keepReview(
      dataDir,
      newReview(catalogue, {
        by: by ?? '',
        at: systemClock.now(),
        note: values.note ?? null,
        key: values.comment ?? null,
      }),
    );
    console.log(
      values.comment === undefined
        ? `Version ${catalogue.version} is signed by ${by}.`
        : `The remark on ${values.comment} is kept.`,
    );
    return 0;
  }
  const reviews = await readReviews(dataDir);
  if (values.html === undefined) console.log(catalogueText(catalogue, reviews));
  else {
    await writeFile(values.html, catalogueHtml(catalogue, reviews));
    console.log(`Version ${catalogue.version}, ${catalogue.sentences.length} sentences: ${values.html}`);
  }
  return 0;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        html: { type: 'string' },
        sign: { type: 'string' },
        note: { type: 'string' },
        comment: { type: 'string' },
        by: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new HandrailError('bad_request', `${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof HandrailError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
