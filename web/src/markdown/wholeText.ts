import type {Definition, Nodes, Paragraph, Root} from 'mdast';
import {SKIP, visit} from 'unist-util-visit';

/** Something that leaves a mark on the page. */
const VISIBLE = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;

/**
 * A remark plugin that keeps what Markdown would leave out: a definition that nothing refers to (`[TODO]: fix` is no such
 * thing to whoever writes it), a link or a picture without words, a heading or a quote of nothing. A text of which nothing
 * would show is shown as it was written.
 */
export function wholeText({inline = false}: {inline?: boolean} = {}) {
    return (tree: Root, file: {toString(): string}) => {
        const written = (node: Nodes) => asText(String(file).slice(node.position?.start.offset, node.position?.end.offset));
        const wanted = new Set<string>();
        visit(tree, ['linkReference', 'imageReference'], (node) => void wanted.add((node as Definition).identifier));
        visit(tree, (node, index, parent) => {
            if (node.type === 'link' && node.children.length === 0) {
                node.children.push({type: 'text', value: node.url});
            } else if (node.type === 'image' && !node.alt) {
                node.alt = node.url;
            } else if (parent && index !== undefined && saysNothing(node, wanted)) {
                parent.children.splice(index, 1, written(node));
                return [SKIP, index + 1];
            }
            return undefined;
        });
        if (!shows(tree, inline)) {
            tree.children = [asText(String(file))];
        }
    };
}

function saysNothing(node: Nodes, wanted: Set<string>): boolean {
    return node.type === 'definition'
        ? !wanted.delete(node.identifier)
        : (node.type === 'heading' || node.type === 'blockquote') && node.children.length === 0;
}

function asText(value: string): Paragraph {
    return {type: 'paragraph', children: [{type: 'text', value}]};
}

function shows(tree: Root, inline: boolean): boolean {
    let found = false;
    visit(tree, (node) => {
        found ||= 'value' in node && VISIBLE.test(node.value)
            || node.type === 'image' && VISIBLE.test(node.alt ?? '')
            || !inline && ['thematicBreak', 'listItem', 'table'].includes(node.type);
        return !found;
    });
    return found;
}
