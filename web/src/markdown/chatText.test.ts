import {readFileSync} from 'node:fs';

import type {Nodes, Root} from 'mdast';
import remarkBreaks from 'remark-breaks';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {visit} from 'unist-util-visit';
import {expect, it} from 'vitest';

import {chatText} from './chatText';
import {SYNTAX} from './syntax';
import {wholeText} from './wholeText';

interface Case {
    text: string;
    users: string[];
    channels: string[];
    tags: string[];
}

/** The table of cases that the server is held to as well. */
const CASES = JSON.parse(readFileSync('../server/src/test/resources/org/utmost/messages/text/cases.json', 'utf8')) as Case[];

function tree(text: string): Root {
    const reader = unified().use(remarkParse).use([...SYNTAX, remarkBreaks, wholeText, chatText]);
    return reader.runSync(reader.parse(text), text) as Root;
}

function marked(text: string, tag: string): string[] {
    const names = new Set<string>();
    visit(tree(text), (node) => {
        const data = (node as {data?: {hName?: string; hProperties?: {name: string}}}).data;
        if (data?.hName === tag) {
            names.add(data.hProperties?.name ?? '');
        }
    });
    return [...names];
}

it.each(CASES)('marks what the server counts in $text', ({text, users, channels, tags}) => {
    const lower = (names: string[]) => names.map((name) => name.toLowerCase());
    expect(lower(marked(text, 'u-mention'))).toEqual(users);
    expect(lower(marked(text, 'u-channel'))).toEqual(channels);
    expect(marked(text, 'u-tag').map((name) => `#${name}`)).toEqual(tags);
});

/** The words of the tree, with what is marked in brackets. */
function words(text: string): string {
    const spell = (node: Nodes): string => {
        const own = 'value' in node ? node.value : 'children' in node ? node.children.map(spell).join('') : '';
        return (node.data as {hName?: string} | undefined)?.hName ? `[${own}]` : own;
    };
    return spell(tree(text));
}

it('keeps every word, and leaves the end of a sentence outside of a mark', () => {
    expect(words('hi @ann.lee, see ~off-topic #launch :tada:')).toBe('hi [@ann.lee], see [~off-topic] [#launch] [:tada:]');
    expect(words('12.30.45 o clock ~ 5')).toBe('12.30.45 o clock ~ 5');
    expect(words('<div>\n@ann\n</div>')).toBe('<div>\n[@ann]\n</div>');
});
