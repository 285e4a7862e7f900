import sax from 'sax';

/** What a drawing may be made of; what else SVG has runs, moves, or shows something else than itself. */
const elements = new Set(
  `svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker image style switch view filter feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
  feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
);

/** The namespaces of programs that draw: browsers pass over what they say. */
const inert =
  /^(?:http:\/\/(?:www\.inkscape\.org|sodipodi\.sourceforge\.net|creativecommons\.org|web\.resource\.org|purl\.org|ns\.adobe\.com|www\.bohemiancoding\.com|www\.serif\.com)\/|http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#)/;

const drawn = 'http://www.w3.org/2000/svg';

/**
 * What in a drawing would run, move or fetch something in the browser of a reader who opens it; `undefined` when nothing
 * would. Where the file is no XML, nothing is said: the rule on images says it.
 */
export function activeIn(svg: string): string | undefined {
  let found: string | undefined;
  let isStyle = false;
  const parser = sax.parser(true, { xmlns: true });
  const say = (what: string | undefined) => (found ??= what);
  let errors = 0;
  parser.onerror = (error) => {
    if ((errors += 1) > mostErrors) throw error;
    delete (parser as { error?: unknown }).error;
  };
  parser.ondoctype = (text) => say(text.includes('[') ? '<!DOCTYPE' : undefined);
  parser.onprocessinginstruction = ({ name }) => say(name === 'xml' ? undefined : `<?${name}`);
  parser.onopentag = (tag) => {
    const { name, attributes } = tag as sax.QualifiedTag;
    say(elementFault(tag as sax.QualifiedTag) ? `<${name}` : undefined);
    isStyle = (tag as sax.QualifiedTag).local === 'style';
    for (const each of Object.values(attributes))
      say(isActive(each) ? `${each.name}="${each.value}"` : undefined);
  };
  parser.onclosetag = () => (isStyle = false);
  parser.ontext = (text) => say(isStyle && fetches(text) ? text.trim() : undefined);
  parser.oncdata = parser.ontext;
  try {
    parser.write(svg.slice(0, mostCharacters)).close();
  } catch {
    return found; // No browser reads on either.
  }
  return svg.length > mostCharacters ? svg.slice(0, 80) : found;
}

/** The most errors that are read over, and the most characters of a drawing, which a page would show. */
const mostErrors = 100;
const mostCharacters = 1_000_000;

function elementFault({ local, uri }: sax.QualifiedTag): boolean {
  if (uri === drawn || uri === '') return !elements.has(local);
  return !inert.test(uri);
}

function isActive({ local, prefix, value }: sax.QualifiedAttribute): boolean {
  if (prefix === 'xmlns' || local === 'xmlns') return false;
  if (/^on/i.test(local)) return true;
  if (/^(?:href|src|base)$/i.test(local))
    return !/^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp);base64,)/i.test(value);
  return fetches(value);
}

/** Whether words of a style fetch something, or hide with a backslash that they do. */
function fetches(text: string): boolean {
  return (
    /@import|\\|(?:image|image-set|cross-fade|src)\s*\(|javascript:/i.test(text) ||
    /url\(\s*(?!["']?#)/i.test(text)
  );
}
