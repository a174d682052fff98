import {expect, it} from 'vitest';

import {askedAt, completed, prefixed, wrapped} from './completion';

it('finds the word that asks to be completed', () => {
    expect(askedAt('hi @an', 6)).toEqual({kind: '@', term: 'an', from: 3});
    expect(askedAt('~', 1)).toEqual({kind: '~', term: '', from: 0});
    expect(askedAt(':smi', 4)).toEqual({kind: ':', term: 'smi', from: 0});
    expect(askedAt('＠山', 2)).toEqual({kind: '@', term: '山', from: 0});
    expect(askedAt('see ～off', 8)).toEqual({kind: '~', term: 'off', from: 4});
    expect(askedAt('（@山', 3)).toEqual({kind: '@', term: '山', from: 1});
    for (const text of ['a@b', ':s', 'at 12:30', 'plain']) {
        expect(askedAt(text, text.length)).toBeNull();
    }
});

it('replaces it and puts the cursor behind', () => {
    expect(completed('hi @an there', 6, {kind: '@', term: 'an', from: 3}, '@ann')).toEqual({text: 'hi @ann there', cursor: 8});
    expect(completed('＠山', 2, {kind: '@', term: '山', from: 0}, '@yamada')).toEqual({text: '@yamada ', cursor: 8});
    expect(completed(':ta', 3, {kind: ':', term: 'ta', from: 0}, ':tada:')).toEqual({text: ':tada: ', cursor: 7});
});

it('puts marks around a selection and takes them away', () => {
    const bold = wrapped('make it so', 5, 7, '**');
    expect(bold.text).toBe('make **it** so');
    expect(wrapped(bold.text, bold.from, bold.to, '**').text).toBe('make it so');
});

it('begins each line with a mark', () => {
    expect(prefixed('a\nb\nc', 2, 5, '> ').text).toBe('a\n> b\n> c');
});
