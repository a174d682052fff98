import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {expect, it} from 'vitest';

const files = (end: RegExp) => readdirSync('src', {recursive: true, encoding: 'utf8'})
    .filter((file) => end.test(file) && !/theme.(tokens\.css|icons\.ts)$|\.test\./.test(file));

it('has every colour, size and duration of the styles', () => {
    const raw = files(/\.css$/).flatMap((file) => readFileSync(join('src', file), 'utf8').split('\n')
        .filter((line) => !line.startsWith('@media') && /#[0-9a-f]{3,8}\b|\d(rem|px|ms|dvh|vh|vw)\b/i.test(line))
        .map((line) => `${file}: ${line.trim()}`));
    expect(raw).toEqual([]);
});

it('has the sizes of the components too', () => {
    const raw = files(/\.tsx$/).flatMap((file) => [...readFileSync(join('src', file), 'utf8')
        .matchAll(/=["{']+[\d.]+(rem|px|dvh)["'}]/g)].map((match) => `${file}: ${match[0]}`));
    expect(raw).toEqual([]);
});

it('knows every token that is asked for', () => {
    const known = new Set([...readFileSync('src/theme/tokens.css', 'utf8').matchAll(/^ {2}(--u-[\w-]+):/gm)].map((match) => match[1]));
    const asked = files(/\.(css|tsx)$/).flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(/var\((--u-[\w-]+)\)/g)].map((match) => match[1]));
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
});
