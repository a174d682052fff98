import {toString} from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {SKIP, visit} from 'unist-util-visit';

const PARSER = unified().use(remarkParse).use(remarkGfm, {singleTilde: false});

/** Characters that are looked at: more are never shown. */
const MOST = 1_000;

/** The beginning of a text as one line of words, for where it is not drawn: without marks, a picture by what it shows. */
export function plainText(markdown: string, length: number): string {
    const parts: string[] = [];
    visit(PARSER.parse(markdown.slice(0, MOST)), ['paragraph', 'heading', 'code', 'tableCell', 'html'], (node) => {
        parts.push(toString(node));
        return SKIP;
    });
    const characters = [...parts.join(' ').replace(/\s+/g, ' ').trim()];
    return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('');
}
