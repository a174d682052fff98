import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {IntlMessageFormat} from 'intl-messageformat';
import {describe, expect, it} from 'vitest';

import consoleEn from '../console/console.en.json';
import consoleJa from '../console/console.ja.json';
import en from './en.json';
import ja from './ja.json';

type Catalogue = Record<string, string>;

const SOURCE = readdirSync('src', {recursive: true, encoding: 'utf8'})
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n');

/** Ids that code makes of a part, such as status.{status}. */
const MADE = /^(status|mention|tokens\.scope|setting|help|page|wrong)\./;

describe.each([['the client', en, ja], ['the console', consoleEn, consoleJa]] as [string, Catalogue, Catalogue][])('the messages of %s', (_name, english, japanese) => {
    it('are the same in both languages', () => {
        expect(Object.keys(japanese)).toEqual(Object.keys(english));
    });

    it('are all used', () => {
        const unused = Object.keys(english).filter((id) => !MADE.test(id) && !SOURCE.includes(`'${id}'`));
        expect(unused).toEqual([]);
    });

    it('can be read, and take the same values in both languages', () => {
        const names = (message: string) => new Set([...message.matchAll(/\{(\w+)/g)].map((match) => match[1]).filter((name) => isNaN(Number(name))));
        for (const [id, message] of Object.entries(english)) {
            const values = Object.fromEntries([...names(message)].map((name) => [name, 2]));
            expect(new IntlMessageFormat(message, 'en').format(values), id).toBeTruthy();
            expect(new IntlMessageFormat(japanese[id], 'ja').format(values), id).toBeTruthy();
        }
    });
});

it('has every message that the code asks for', () => {
    const known = new Set([...Object.keys(en), ...Object.keys(consoleEn)]);
    const asked = [...SOURCE.matchAll(/\b(?:say|tell)\(\s*'([^']+)'/g)].map((match) => match[1]);
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
});
