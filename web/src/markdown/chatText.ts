import type {Parent, PhrasingContent, Root, Text} from 'mdast';
import {SKIP, visit} from 'unist-util-visit';

/** What a chat knows beyond Markdown: @user, ~channel, #tag, :emoji:. */
const TOKEN = /(?<![\p{L}\p{N}_@~#:/])(?:@([a-z0-9][a-z0-9._-]*[a-z0-9_]|[a-z0-9])|~([a-z0-9][a-z0-9_-]+)|#(\p{L}[\p{L}\p{N}_.-]*[\p{L}\p{N}_]))|:([a-z0-9_+-]+):/giu;

const KINDS = ['u-mention', 'u-channel', 'u-tag', 'u-emoji'] as const;

/** A remark plugin that gives each of them an element of its own. */
export function chatText() {
    return (tree: Root) => {
        visit(tree, 'text', (node: Text, index, parent: Parent | undefined) => {
            if (!parent || index === undefined || parent.type === 'link' || parent.type === 'linkReference') {
                return undefined;
            }
            const parts = split(node.value);
            if (parts.length === 1 && parts[0].type === 'text') {
                return undefined;
            }
            parent.children.splice(index, 1, ...parts);
            return [SKIP, index + parts.length];
        });
    };
}

function split(text: string): PhrasingContent[] {
    const parts: PhrasingContent[] = [];
    let from = 0;
    for (const match of text.matchAll(TOKEN)) {
        const kind = match.slice(1).findIndex((group) => group !== undefined);
        if (match.index > from) {
            parts.push({type: 'text', value: text.slice(from, match.index)});
        }
        parts.push(element(KINDS[kind], match[kind + 1], match[0]));
        from = match.index + match[0].length;
    }
    if (from < text.length || parts.length === 0) {
        parts.push({type: 'text', value: text.slice(from)});
    }
    return parts;
}

function element(tag: string, name: string, text: string): PhrasingContent {
    return {
        type: 'emphasis',
        data: {hName: tag, hProperties: {name}},
        children: [{type: 'text', value: text}],
    } as PhrasingContent;
}
