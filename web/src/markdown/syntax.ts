import {gfmFromMarkdown} from 'mdast-util-gfm';
import {gfm} from 'micromark-extension-gfm';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough/parseOnly';
import type {PluggableList, Processor} from 'unified';

import {addresses} from './addresses';

/** GFM without its footnotes, which would stand elsewhere than they were written; its marks work beside wide punctuation too. */
export const SYNTAX: PluggableList = [
    readGfm, withoutFootnotes, remarkCjkFriendly, [remarkCjkFriendlyStrikethrough, {singleTilde: false}], addresses,
];

/** Reads it, and no more: the usual plugin also brings what writes Markdown. */
function readGfm(this: Processor): void {
    const data = this.data();
    data.micromarkExtensions = [...data.micromarkExtensions ?? [], gfm({singleTilde: false})];
    data.fromMarkdownExtensions = [...data.fromMarkdownExtensions ?? [], gfmFromMarkdown()];
}

function withoutFootnotes(this: Processor): void {
    const data = this.data();
    data.micromarkExtensions = [
        ...data.micromarkExtensions ?? [],
        {disable: {null: ['gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'gfmFootnoteDefinition']}},
    ];
}
