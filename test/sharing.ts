import sax from 'sax';

/** What schema.org expects of the types that pages use: what each must have, and what else it may have. */
const types: Record<string, { needs: string[]; may: string[] }> = {
  WebSite: { needs: ['url', 'name'], may: ['inLanguage', 'about', 'publisher', 'potentialAction'] },
  SearchAction: { needs: ['target', 'query-input'], may: [] },
  EntryPoint: { needs: ['urlTemplate'], may: [] },
  BreadcrumbList: { needs: ['itemListElement'], may: [] },
  ListItem: { needs: ['position', 'name', 'item'], may: [] },
  Organization: { needs: ['name'], may: [] },
  Place: { needs: ['name'], may: [] },
  Audience: { needs: ['audienceType'], may: [] },
  MediaObject: { needs: ['contentUrl'], may: [] },
  DataDownload: { needs: ['name', 'encodingFormat', 'contentUrl', 'contentSize'], may: [] },
  PropertyValue: { needs: ['name'], may: ['unitText', 'description'] },
  CorrectionComment: { needs: ['url', 'datePublished', 'text'], may: [] },
  DefinedTermSet: { needs: ['name', 'url'], may: [] },
  DefinedTerm: { needs: ['name', 'url', 'description', 'inDefinedTermSet'], may: ['alternateName'] },
  ...Object.fromEntries(
    Object.entries({
      Report: ['isPartOf', 'isBasedOn', 'encoding', 'temporalCoverage', 'spatialCoverage'],
      LearningResource: ['learningResourceType', 'timeRequired', 'audience', 'encoding'],
    }).map(([type, more]) => [type, { needs: ['name', 'url'], may: [...work(), ...more] }]),
  ),
  CreativeWork: { needs: [], may: ['name', 'url', 'text', ...work(), 'temporalCoverage', 'hasPart'] },
  Dataset: {
    needs: ['name', 'description', 'url', 'license', 'distribution'],
    may: [
      ...work(),
      ...['isAccessibleForFree', 'creativeWorkStatus', 'keywords', 'temporalCoverage', 'spatialCoverage'],
      ...['creator', 'isBasedOn', 'citation', 'variableMeasured'],
    ],
  },
};

/** What any published work may have. */
function work(): string[] {
  return [
    ...['inLanguage', 'disambiguatingDescription', 'license', 'about', 'publisher'],
    ...['datePublished', 'dateModified', 'correction'],
  ];
}

/** What is wrong with a thing as schema.org sees it, and with the things inside it. */
export function linkedFaults(thing: Record<string, unknown>): string[] {
  const { '@type': type, '@context': _, '@id': id, ...properties } = thing;
  const known = types[String(type)];
  if (!known) return [`${String(type)} is no type`];
  const names = Object.keys(properties);
  const dates = names.filter((name) => name.startsWith('date'));
  const addresses = names.filter((name) => ['url', 'item', 'contentUrl'].includes(name));
  const inner = Object.values(properties).flat();
  return [
    ...known.needs.filter((name) => !names.includes(name)).map((name) => `${type} has no ${name}`),
    ...names
      .filter((name) => ![...known.needs, ...known.may].includes(name))
      .map((name) => `${type} has ${name}`),
    ...(id === undefined || id === properties['url'] ? [] : [`${type}: its @id is not its url`]),
    ...dates
      .filter((name) => !/^\d{4}-\d{2}(-\d{2})?$/.test(String(properties[name])))
      .map((name) => `${type}: ${name} is no date`),
    ...addresses
      .filter((name) => !/^https?:\/\/\S+$/.test(String(properties[name])))
      .map((name) => `${type}: ${name} is no address`),
    ...inner.flatMap((each) =>
      typeof each === 'object' && each !== null ? linkedFaults(each as Record<string, unknown>) : [],
    ),
  ];
}

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** An XML text as a tree; throws where it is not well formed. */
export function xmlTree(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  };
  parser.ontext = (text) => {
    open.at(-1)!.text += text;
  };
  parser.onclosetag = () => {
    open.pop();
  };
  parser.write(xml).close();
  return root.children[0]!;
}

/** What is wrong with a feed by RFC 4287: what it must have, names that stand for one thing each, moments, addresses. */
export function feedFaults(xml: string): string[] {
  const feed = xmlTree(xml);
  const all = (of: Element, name: string) => of.children.filter((child) => child.name === name);
  const one = (of: Element, name: string) =>
    all(of, name).length === 1 && all(of, name)[0]!.children.length + all(of, name)[0]!.text.length > 0
      ? []
      : [`${of.name} has ${all(of, name).length} ${name}`];
  const entries = all(feed, 'entry');
  const ids = [feed, ...entries].flatMap((each) => all(each, 'id').map(({ text }) => text));
  const moments = [feed, ...entries].flatMap((each) => all(each, 'updated').map(({ text }) => text));
  const isMoment = (text: string) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) && !Number.isNaN(Date.parse(text));
  const links = [feed, ...entries].flatMap((each) => all(each, 'link').map(({ attributes }) => attributes));
  const selfs = all(feed, 'link').filter(({ attributes }) => attributes['rel'] === 'self');
  return [
    ...(feed.attributes['xmlns'] === 'http://www.w3.org/2005/Atom' ? [] : ['it is no Atom feed']),
    ...['title', 'id', 'updated', 'author'].flatMap((name) => one(feed, name)),
    ...entries.flatMap((each) =>
      ['title', 'id', 'updated', 'summary', 'content'].flatMap((name) => one(each, name)),
    ),
    ...(selfs.length === 1 ? [] : ['it does not name itself once']),
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${id} stands twice`),
    ...[...ids, ...links.map(({ href }) => href!)]
      .filter((address) => !/^https?:\/\/\S+$/.test(address))
      .map((address) => `${address} is no address`),
    ...moments.filter((text) => !isMoment(text)).map((text) => `${text} is no moment`),
  ];
}
