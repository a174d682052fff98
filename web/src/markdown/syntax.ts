import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import type {PluggableList, Processor} from 'unified';

import {addresses} from './addresses';

/** GFM without its footnotes, which would stand elsewhere than they were written; its marks work beside wide punctuation too. */
export const SYNTAX: PluggableList = [
    [remarkGfm, {singleTilde: false}], withoutFootnotes, remarkCjkFriendly, [remarkCjkFriendlyStrikethrough, {singleTilde: false}], addresses,
];

function withoutFootnotes(this: Processor): void {
    const data = this.data();
    data.micromarkExtensions = [
        ...data.micromarkExtensions ?? [],
        {disable: {null: ['gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'gfmFootnoteDefinition']}},
    ];
}
