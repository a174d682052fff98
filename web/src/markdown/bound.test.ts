import ReactMarkdown from 'react-markdown';
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, it} from 'vitest';

import {affordable} from './bound';
import {SYNTAX} from './syntax';

const LONGEST = 262_144;

/** As much time as this is far from what a page can hang for; a busy machine measures several times too much. */
const MOST_MS = 400;

const many = (text: string) => (length: number) => text.repeat(Math.ceil(length / text.length));
const around = (before: string, after: string) => (length: number) => {
    const count = Math.ceil(length / (before.length + after.length));
    return `${before.repeat(count)}a${after.repeat(count)}`;
};
const below = (first: string, line: string) => (length: number) => first + many(line)(length);

/** Texts that take the parser long, stack it high, or become far more than they were; each for a wanted length. */
const DEAR: Record<string, (length: number) => string> = {
    lists: many('- '), pluses: many('+ '), numbers: many('1. '), quotes: many('> '), 'tight quotes': many('>'), 'lists in quotes': many('> - '),
    'lists by lines': many('- a\n'), 'empty items': many('-\n'), tasks: many('- [ ] a\n'), 'lists by returns': many('- a\r'),
    'lists by indentation': (length) => Array.from({length: Math.sqrt(length)}, (_, i) => `${'  '.repeat(i)}- a\n`).join(''),
    'lazy lines': below(`${'> '.repeat(31)}a\n`, 'a\n'), 'lines in quotes': many(`${'> '.repeat(20)}a\n`), 'code in items': many('- ```\n'),
    emphasis: around('*a ', 'a* '), strong: around('**', '**'), 'short emphasis': many('*a*'), underlines: many('_a '), strikes: many('~~a~~ '), stars: many('*'),
    'open brackets': many('['), brackets: around('[', ']'), links: many('[a](b) '), 'links in links': around('[', '](b)'), 'pictures in pictures': around('![', '](b)'),
    'open links': many('[a]('), parentheses: many('('), definitions: many('[a]: b\n'), footnotes: many('[^a]\n\n[^a]: b\n\n'),
    ticks: many('`a'), 'more ticks': (length) => Array.from({length: Math.sqrt(length)}, (_, i) => `${'`'.repeat(i)} a`).join(''),
    fences: many('```a\n```\n'), 'fences in HTML': below('<!--\n```\n-->\n', '* *a* b\n'), 'indented code': many('    a\n\nb\n\n'),
    instructions: many('a <?'), declarations: many('a <!A '), comments: many('a <!-- '), angles: many('<'), tags: many('<div>\n'),
    table: below('|a|b|\n|-|-|\n', '|c|d|\n'), 'wide table': (length) => `${many('|a')(length / 2)}\n${many('|-')(length / 2)}\n`,
    'table of gaps': (length) => `${many('|a')(length / 3)}\n${many('|-')(length / 3)}\n${many('|\n')(length / 3)}`,
    addresses: many('http://a.b '), 'short addresses': many('www.a '), 'mail addresses': many('a@b.c '), 'half addresses': many('a+'), dots: below('a', '.a'),
    mentions: many('@a '), emoji: many(':a:'), headings: many('# a\n'), underlined: many('a\n=\n'), breaks: many('a  \n'), rules: many('---\n'),
    escapes: many('\\*'), entities: many('&amp;'), marks: many('*_~`[!<&'), accents: below('a', '\u0301'), words: many('word '), lines: many('a\n'), blanks: many('\n'),
};

it.each(Object.entries(DEAR))('draws no more of %s than it can in good time', (_name, text) => {
    const began = performance.now();
    const all = affordable(text(LONGEST));
    expect(performance.now() - began).toBeLessThan(MOST_MS);
    expect(all).toBe(false);
    let [drawn, refused] = [0, LONGEST];
    while (refused - drawn > 20) {
        const middle = (drawn + refused) >> 1;
        [drawn, refused] = affordable(text(middle)) ? [middle, refused] : [drawn, middle];
    }
    expect(drawn).toBeGreaterThan(0);
    const took = [1, 2, 3].map(() => {
        const before = process.cpuUsage();
        renderToStaticMarkup(ReactMarkdown({remarkPlugins: SYNTAX, children: text(drawn)}));
        return process.cpuUsage(before).user / 1_000;
    });
    expect(Math.min(...took)).toBeLessThan(MOST_MS);
}, 30_000);

it('lets people write at length', () => {
    const prose = 'The quick brown fox jumps over the lazy dog, and nobody knows why it does so every morning.\n';
    const code = `\`\`\`js\n${'const a = [b | c, *d] // [x] <y> `z`\n'.repeat(250)}\`\`\``;
    const list = Array.from({length: 150}, (_, i) => `${'  '.repeat(i % 5)}- item **${i}** of many`).join('\n');
    const table = `| a | b | c | d |\n|---|---|---|---|\n${'| one | two | three | four |\n'.repeat(60)}`;
    for (const text of [prose.repeat(160), code, list, table, '> '.repeat(30), `${'['.repeat(30)}a`]) {
        expect(affordable(text)).toBe(true);
    }
});

it('adds up texts that are drawn together', () => {
    expect(affordable('- a\n'.repeat(100))).toBe(true);
    expect(affordable(...Array<string>(10).fill('- a\n'.repeat(100)))).toBe(false);
    expect(affordable(...Array<string>(10_000).fill(''))).toBe(false);
});
