import type {ElementContent, Root} from 'hast';
import {toJsxRuntime} from 'hast-util-to-jsx-runtime';
import {common, createLowlight} from 'lowlight';
import type {ReactNode} from 'react';
import {Fragment, jsx, jsxs} from 'react/jsx-runtime';

const lowlight = createLowlight(common);

/** Characters of code that is coloured: some languages take 20 µs for each. */
const MOST = 3_000;

/** Elements within each other, as templates in templates make them. */
const DEEPEST = 64;

/** Elements for the code's words; plain text for a language that nobody knows, and for code that is too long or too deep. */
export function highlight(text: string, language: string): ReactNode {
    if (text.length > MOST || !lowlight.registered(language)) {
        return text;
    }
    const tree = lowlight.highlight(language, text);
    return deeperThan(DEEPEST, tree) ? text : toJsxRuntime(tree, {Fragment, jsx, jsxs});
}

function deeperThan(most: number, node: Root | ElementContent): boolean {
    return 'children' in node && (most === 0 || (node.children as ElementContent[]).some((child) => deeperThan(most - 1, child)));
}
