import type {Root} from 'mdast';
import {toString} from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {SKIP, visit} from 'unist-util-visit';

import {affordable} from './bound';
import {SYNTAX} from './syntax';
import {wholeText} from './wholeText';

const PARSER = unified().use(remarkParse).use(SYNTAX).use(wholeText, {inline: true});

/** Characters that are looked at: more are never shown. */
const MOST = 1_000;

/** The beginning of a text as one line of words, for where it is not drawn: without marks, a picture by what it shows. */
export function plainText(markdown: string, length: number): string {
    const beginning = markdown.slice(0, MOST).replace(/[\ud800-\udbff]$/, '');
    const characters = [...(affordable(beginning) ? words(beginning) : beginning).replace(/\s+/g, ' ').trim()];
    return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('');
}

function words(markdown: string): string {
    const tree = PARSER.runSync(PARSER.parse(markdown), markdown) as Root;
    visit(tree, 'break', (_, index, parent) => void parent!.children.splice(index!, 1, {type: 'text', value: ' '}));
    const parts: string[] = [];
    visit(tree, ['paragraph', 'heading', 'code', 'tableCell', 'html'], (node) => {
        parts.push(toString(node));
        return SKIP;
    });
    return parts.join(' ');
}
