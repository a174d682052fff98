import type {Root} from 'mdast';
import {expect, it} from 'vitest';

import {chatText} from './chatText';

function tokens(text: string): string[] {
    const tree: Root = {type: 'root', children: [{type: 'paragraph', children: [{type: 'text', value: text}]}]};
    chatText()(tree);
    const paragraph = tree.children[0] as unknown as {children: {value?: string; data?: {hName: string; hProperties: {name: string}}}[]};
    return paragraph.children.map((each) => (each.data ? `${each.data.hName}=${each.data.hProperties.name}` : each.value ?? ''));
}

it('finds mentions, channels, tags and emoji, also next to Japanese', () => {
    expect(tokens('hi @ann.lee, see ~off-topic #launch :tada:')).toEqual(
        ['hi ', 'u-mention=ann.lee', ', see ', 'u-channel=off-topic', ' ', 'u-tag=launch', ' ', 'u-emoji=tada']);
    expect(tokens('ends with @bob.')).toEqual(['ends with ', 'u-mention=bob', '.']);
    expect(tokens('（@hanako）さん #会議')).toEqual(['（', 'u-mention=hanako', '）さん ', 'u-tag=会議']);
});

it('leaves alone what only looks like one', () => {
    for (const text of ['a@b', '12:30:45 o clock'.replace(':30:', '.30.'), 'C# and #1', '~ 5', 'no tokens']) {
        expect(tokens(text)).toEqual([text]);
    }
});
