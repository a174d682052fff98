import remarkGfm from 'remark-gfm';
import type {PluggableList, Processor} from 'unified';

/** GFM without its footnotes, which would stand elsewhere than they were written. */
export const SYNTAX: PluggableList = [[remarkGfm, {singleTilde: false}], withoutFootnotes];

function withoutFootnotes(this: Processor): void {
    const data = this.data();
    data.micromarkExtensions = [
        ...data.micromarkExtensions ?? [],
        {disable: {null: ['gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'gfmFootnoteDefinition']}},
    ];
}
