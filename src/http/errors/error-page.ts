import { errorCatalogue, errorTypeOf, type ErrorCode } from './catalogue.ts';

/** All codes, ordered by status and then by name. */
export function sortedErrorCodes(): ErrorCode[] {
  const codes = Object.keys(errorCatalogue) as ErrorCode[];
  return codes.sort((a, b) => errorCatalogue[a].status - errorCatalogue[b].status || (a < b ? -1 : 1));
}

/** The page that `doc_url` points to, as HTML that needs no script, font or style from anywhere. */
export function errorPageHtml(code: ErrorCode): string {
  const { status, sentence, remedy } = errorCatalogue[code];
  return htmlPage(
    code,
    `<p><strong>${escapeHtml(sentence)}</strong></p>\n<h2>What to do</h2>\n<p>${escapeHtml(remedy)}</p>\n` +
      `<p>HTTP status ${status}, type <code>${errorTypeOf(status)}</code>. <a href="../errors">All codes</a></p>`,
  );
}

/** The list of all error pages, as HTML. */
export function errorListHtml(): string {
  const items = sortedErrorCodes().map((code) => {
    const { status, sentence } = errorCatalogue[code];
    return `<li><a href="errors/${code}"><code>${code}</code></a> (${status}): ${escapeHtml(sentence)}</li>`;
  });
  return htmlPage('Errors', `<ul>\n${items.join('\n')}\n</ul>`);
}

/** The same page for `docs/errors`, as Markdown. */
export function errorPageMarkdown(code: ErrorCode): string {
  const { status, sentence, remedy } = errorCatalogue[code];
  return `# ${code}\n\n${sentence}\n\n**What to do:** ${remedy}\n\nHTTP status ${status}, type \`${errorTypeOf(status)}\`.\n`;
}

/** The list for `docs/errors`, as Markdown. */
export function errorListMarkdown(): string {
  const rows = sortedErrorCodes().map((code) => {
    const { status, sentence } = errorCatalogue[code];
    return `| ${status} | [\`${code}\`](${code}.md) | ${sentence} |`;
  });
  const intro =
    'Every error of the API is `{type, code, message, doc_url}`. A body that is no JSON is answered with 400, one of\n' +
    'another media type that is JSON all the same with 415, one that is JSON but against a rule with 422. These pages\n' +
    'are generated from the catalogue that the API answers from, which also serves them at `/errors/{code}`.';
  return `# Errors\n\n${intro}\n\n| Status | Code | Meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function htmlPage(title: string, content: string): string {
  return (
    '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${title} - Sitewarden</title></head>\n<body>\n<h1>${title}</h1>\n${content}\n</body>\n</html>\n`
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
