const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}

/** `1 problem`, `3 problems` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a page of the preview needs of the site: the path that it works under. */
export interface Frame {
  /** `/` or `/annual-reports/` */
  base: string;
  /** Grows with whatever makes open pages out of date. */
  version: number;
}

/** Where open pages ask for the version. */
export const versionPath = '/preview-version.txt';

/**
 * What every page has in its head: the styles of the preview, and what loads the page again once it is out of date. A
 * message that comes while a page is being loaded would be lost, so pages ask.
 */
export function headLinks({ base, version }: Frame): string {
  const ask = `const to = await fetch('${base}${versionPath.slice(1)}').catch(() => undefined);`;
  return `<link rel="stylesheet" href="${base}src/build/preview/preview.css">
<script type="module">setInterval(async () => { ${ask} if (to?.ok && await to.text() !== '${version}') location.reload(); }, 700);</script>`;
}

const styles = ['fonts', 'tokens', 'page', 'masthead', 'prose', 'lists', 'narrative', 'furniture'];

/** A page that only the preview has, in the look of the site. It needs nothing of the content, which may be broken. */
export function shell(title: string, main: string, frame: Frame, current = ''): string {
  const { base } = frame;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} – preview</title>
<link rel="icon" href="${base}favicon.svg">
${styles.map((name) => `<link rel="stylesheet" href="${base}src/styles/${name}.css">`).join('\n')}
${headLinks(frame)}
</head>
<body class="preview-own">
<a class="skip" href="#main">Skip to the content</a>
${masthead(base, current)}
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`;
}

/** The name of the preview and the ways through it; `current` is the page that is shown. */
function masthead(base: string, current: string): string {
  const links = [
    ['', 'The site'],
    ['checklist/', 'Checklist'],
    ['guide/', 'Guide'],
  ].map(([to, name]) => {
    const here = to !== '' && to === current ? ' aria-current="page"' : '';
    return `<li><a href="${base}${to}"${here}>${name}</a></li>`;
  });
  return `<header class="masthead"><div class="inner">
<a class="brand" href="${base}checklist/"><span class="brand-name">Preview</span><span class="brand-what">On this computer alone</span></a>
<nav aria-label="Main"><ul>${links.join('')}</ul></nav>
</div></header>`;
}
