import type {Parent, PhrasingContent, Root} from 'mdast';
import {SKIP, visit} from 'unist-util-visit';

/**
 * What a chat knows beyond Markdown: @user, ~channel, #tag, :emoji:. The server finds the same names and tags; the same
 * table of cases holds both. What may end a sentence or a name stands apart from a name.
 */
const TOKEN = new RegExp([
    /(?<![\p{L}\p{N}_@])@([._-]*[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)([._-]*)/u,
    /(?<![a-z0-9_~])~([_-]*[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?)([_-]*)/u,
    /(?<![\p{L}\p{M}\p{N}#&/])#(\p{L}(?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}])?)()/u,
    /:([a-z0-9_+-]+):()/u,
].map((each) => each.source).join('|'), 'giu');

const KINDS = ['u-mention', 'u-channel', 'u-tag', 'u-emoji'] as const;

/** A remark plugin that gives each of them an element of its own. */
export function chatText() {
    return (tree: Root) => {
        visit(tree, (node, index, parent) => {
            if (node.type === 'link' || node.type === 'linkReference') {
                return SKIP;
            }
            if (!parent || index === undefined || node.type !== 'text' && node.type !== 'html') {
                return undefined;
            }
            const parts = split(node.value);
            if (parts.length === 1 && parts[0].type === 'text') {
                return undefined;
            }
            (parent as Parent).children.splice(index, 1, ...parts);
            return [SKIP, index + parts.length];
        });
    };
}

function split(text: string): PhrasingContent[] {
    const parts: PhrasingContent[] = [];
    let from = 0;
    for (const match of text.matchAll(TOKEN)) {
        const kind = KINDS.findIndex((_, index) => match[2 * index + 1] !== undefined);
        const [name, end] = match.slice(2 * kind + 1);
        if (match.index > from) {
            parts.push({type: 'text', value: text.slice(from, match.index)});
        }
        parts.push(element(KINDS[kind], {name, end}, match[0].slice(0, match[0].length - end.length)));
        from = match.index + match[0].length;
    }
    if (from < text.length || parts.length === 0) {
        parts.push({type: 'text', value: text.slice(from)});
    }
    return parts;
}

function element(tag: string, properties: {name: string; end: string}, text: string): PhrasingContent {
    return {
        type: 'emphasis',
        data: {hName: tag, hProperties: properties},
        children: [{type: 'text', value: text}],
    } as PhrasingContent;
}
