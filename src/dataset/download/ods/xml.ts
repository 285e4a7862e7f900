/** An XML element; attributes that are `undefined` are left out, and its children are XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return children.length > 0 ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`;
}

/** Text for XML; characters that XML cannot hold become U+FFFD. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"\t\n\r]/g, (character) => `&#${character.codePointAt(0)!};`);
}

/** A document whose root is `name`, in the namespaces that its parts use. */
export function xmlDocument(name: string, attributes: Readonly<Record<string, string>>, children: string[]) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, attributes, children)}`;
}
