import type { Page } from 'playwright-core';

/**
 * Controls that vanish where colours are forced: those without a border or an outline of their own, and links that
 * neither are underlined nor have the colour of links. Lines and shapes of drawings must stand out from the ground.
 */
export async function forcedFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const tell = (what: string, element: Element) =>
      found.push(`forced: ${what}: ${element.outerHTML.slice(0, 120).replace(/\s+/g, ' ')}`);
    const probe = document.body.appendChild(document.createElement('i'));
    const system = (name: string) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const [ground, ink] = [system('Canvas'), system('CanvasText')];
    const drawn = (element: Element) => {
      const style = getComputedStyle(element);
      return ['Top', 'Right', 'Bottom', 'Left'].some((side) => {
        const [width, kind, colour] = ['Width', 'Style', 'Color'].map(
          (part) => style[`border${side}${part}` as 'borderTopWidth'],
        );
        return Number.parseFloat(width!) >= 1 && kind !== 'none' && colour !== ground;
      });
    };
    const native = 'input[type=radio], input[type=checkbox], summary';
    for (const each of document.querySelectorAll('button, input, select, textarea, summary, a[href]')) {
      if (!each.checkVisibility({ visibilityProperty: true }) || each.closest('.visually-hidden')) continue;
      const style = getComputedStyle(each);
      if (style.opacity === '0' || style.appearance === 'auto' || each.matches('summary')) continue;
      if (each.matches('a')) {
        const isMarked = style.textDecorationLine.includes('underline') || style.color !== ink || drawn(each);
        if (!isMarked && !each.querySelector('img, svg')) tell('a link looks like text', each);
      } else if (!each.matches(native) && !drawn(each)) tell('a control has no border', each);
    }
    probe.remove();
    for (const mark of document.querySelectorAll('.drawing .line, .drawing .dot, .drawing .fill')) {
      if (!mark.checkVisibility()) continue;
      const { fill, stroke } = getComputedStyle(mark);
      if ([fill, stroke].every((paint) => paint === 'none' || paint === ground))
        if (!mark.matches('.band, .ground, .tint, .halo')) tell('a mark has the colour of the ground', mark);
    }
    return found.slice(0, 5);
  });
}

/** What moves although a reader asked for less motion: animations, movements of elements, and smooth scrolling. */
export async function motionFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = document.getAnimations().map(() => 'motion: an animation runs');
    for (const element of document.querySelectorAll('*'))
      for (const pseudo of [undefined, '::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        const times = style.transitionDuration.split(', ').map((time) => Number.parseFloat(time));
        const isMoved = style.transitionProperty.split(', ').some((property, at) => {
          const isMovement =
            /all|transform|translate|scale|rotate|top|left|right|bottom|width|height|margin/.test(property);
          return isMovement && times[at % times.length]! > 0;
        });
        const isSmooth = !pseudo && style.scrollBehavior === 'smooth';
        if (isMoved || isSmooth || style.animationName !== 'none')
          found.push(`motion: ${element.outerHTML.slice(0, 100).replace(/\s+/g, ' ')}`);
      }
    return found.slice(0, 5);
  });
}

/** Controls that a page shows without script though they can do nothing there: buttons outside a form that has an address. */
export async function deadControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, [role=button], [role=slider]')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('form[action]'))
      // A choice that style sheets act on works without script.
      .filter((each) => !each.matches('input[type=radio], input[type=checkbox], [popovertarget]'))
      .map((each) => `script: ${each.outerHTML.slice(0, 120).replace(/\s+/g, ' ')}`),
  );
}

/**
 * Gives each control the focus that a keyboard gives: one without a visible mark (WCAG 2.2, 2.4.7), or hidden below
 * another part of the page (2.4.11), is a fault.
 */
export async function focusFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const tell = (what: string, element: Element) =>
      found.push(`focus: ${what}: ${element.outerHTML.slice(0, 120).replace(/\s+/g, ' ')}`);
    const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    for (const each of document.querySelectorAll<HTMLElement>(all)) {
      if (!each.checkVisibility({ visibilityProperty: true })) continue;
      each.focus({ focusVisible: true } as FocusOptions);
      if (document.activeElement !== each) continue;
      const isMarked = [each, each.parentElement!, each.nextElementSibling ?? each].some((place) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(place);
        const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        return (isOutlined && !/, 0\)$/.test(outlineColor)) || boxShadow !== 'none';
      });
      if (!isMarked) tell('no mark', each);
      const boxes = [...each.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      const isSeen = boxes.some(({ left, top, width, height }) => {
        const [from, to] = [Math.max(top, 0), Math.min(top + height, innerHeight)];
        const across = (Math.max(left, 0) + Math.min(left + width, innerWidth)) / 2;
        const at = to > from ? document.elementFromPoint(across, (from + to) / 2) : null;
        return at !== null && (each.contains(at) || at.contains(each));
      });
      if (
        boxes.length > 0 &&
        !isSeen &&
        !each.closest('.visually-hidden') &&
        getComputedStyle(each).opacity !== '0'
      )
        tell('hidden', each);
    }
    return found.slice(0, 5);
  });
}
