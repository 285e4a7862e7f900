import { elementsIn, type Element } from '../../xml.ts';

const spaces: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
};

/** The name of an element with the usual prefix of its namespace: `w:p`; `?:p` in one that is not known. */
export function nameOf({ space, name }: Element): string {
  return `${spaces[space] ?? '?'}:${name}`;
}

/** The value of an attribute by its name without a prefix. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  for (const key in attributes) {
    if (key === name || (key.endsWith(name) && key[key.length - name.length - 1] === '}'))
      return attributes[key];
  }
  return undefined;
}

/** The element that is reached by names, one in the other. */
export function inside(element: Element | undefined, ...names: string[]): Element | undefined {
  return names.reduce<Element | undefined>((each, name) => elementsIn(each, name)[0], element);
}

/** The attribute `val` of the element that is reached by names. */
export function valueIn(element: Element | undefined, ...names: string[]): string | undefined {
  return attributeOf(inside(element, ...names), 'val');
}

/** Whether a property that is on or off is on; `undefined` when it is not given. */
export function isOn(properties: Element | undefined, name: string): boolean | undefined {
  const found = inside(properties, name);
  return found && !['0', 'false', 'off', 'none'].includes(attributeOf(found, 'val') ?? '1');
}

/** The elements below an element, at any depth, that have one of some names. */
export function within(element: Element, ...names: string[]): Element[] {
  const found: Element[] = [];
  for (const child of elementsIn(element)) {
    if (names.includes(child.name)) found.push(child);
    found.push(...within(child, ...names));
  }
  return found;
}
