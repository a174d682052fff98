import type {Link, Parent, PhrasingContent, Root} from 'mdast';
import {SKIP, visit} from 'unist-util-visit';

/** What ends an address that stands in a text: punctuation that is as wide as a letter, and wide spaces. */
const WIDE = /[\u3000-\u3003\u3008-\u3020\u301c\u3030\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;
const ADDRESS = new RegExp(`(?:https?://|www\\.)[^\\s<${WIDE.source.slice(1)}+`, 'giu');

/** A remark plugin for the addresses that people write: one in a text ends before wide punctuation, one of a link needs no scheme. */
export function addresses() {
    return (tree: Root, file: {toString(): string}) => {
        visit(tree, 'link', (node: Link, index, parent: Parent | undefined) => {
            const [only] = node.children;
            const start = node.position?.start.offset;
            const bare = start === undefined || !'[<'.includes(String(file)[start]);
            if (bare && parent && index !== undefined && only?.type === 'text' && WIDE.test(only.value)) {
                const parts = linked(only.value);
                parent.children.splice(index, 1, ...parts);
                return [SKIP, index + parts.length];
            }
            node.url = /^(?:[a-z][a-z0-9+.-]*:|[/#?]|$)/i.test(node.url) ? node.url : `http://${node.url}`;
            return undefined;
        });
    };
}

function linked(text: string): PhrasingContent[] {
    const parts: PhrasingContent[] = [];
    let from = 0;
    for (const {0: address, index} of text.matchAll(ADDRESS)) {
        parts.push({type: 'text', value: text.slice(from, index)});
        parts.push({type: 'link', url: /^www/i.test(address) ? `http://${address}` : address, children: [{type: 'text', value: address}]});
        from = index + address.length;
    }
    parts.push({type: 'text', value: text.slice(from)});
    return parts.filter((part) => part.type !== 'text' || part.value);
}
