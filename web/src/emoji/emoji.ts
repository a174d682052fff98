import {useEffect, useState} from 'react';

/** Names that everybody knows from other clients, and the character that each stands for. */
export type EmojiNames = Map<string, string>;

let names: EmojiNames | undefined;
let loading: Promise<EmojiNames> | undefined;

/** The names, as soon as they are here; they are fetched when the first one is needed. */
export function useEmojiNames(needed = true): EmojiNames | undefined {
    const [, loaded] = useState(0);
    useEffect(() => {
        if (needed && !names) {
            let wanted = true;
            void load().then(() => wanted && loaded(1));
            return () => {
                wanted = false;
            };
        }
        return undefined;
    }, [needed]);
    return names;
}

/** The modifiers of people and hands, by the end of the name that other clients give to those. */
const TONES = new Map([['light', '🏻'], ['medium_light', '🏼'], ['medium', '🏽'], ['medium_dark', '🏾'], ['dark', '🏿']]);
const TONED = /^(.+?)_(light|medium_light|medium|medium_dark|dark)_skin_tone$/;

/** The character that a name stands for, in a skin tone if it names one; undefined for none. */
export function characterOf(all: EmojiNames | undefined, name: string): string | undefined {
    const [, plain, tone] = TONED.exec(name) ?? [];
    const character = all?.get(plain ?? name);
    if (!character || !tone) {
        return character;
    }
    const [first, ...rest] = [...character];
    // A modifier stands for the sign that it is an image.
    return [first, TONES.get(tone), ...(rest[0] === '\ufe0f' ? rest.slice(1) : rest)].join('');
}

export function findEmoji(all: EmojiNames, term: string, most: number): [string, string][] {
    const starts: [string, string][] = [];
    const has: [string, string][] = [];
    for (const each of all) {
        if (each[0].startsWith(term)) {
            starts.push(each);
        } else if (each[0].includes(term)) {
            has.push(each);
        }
    }
    return [...starts, ...has].slice(0, most);
}

async function load(): Promise<EmojiNames> {
    loading ??= import('emojibase-data/en/shortcodes/github.json').then((data) => {
        names = namesOf(data.default as Record<string, string | string[]>);
        return names;
    });
    return loading;
}

export function namesOf(byCode: Record<string, string | string[]>): EmojiNames {
    const all: EmojiNames = new Map();
    for (const [code, of] of Object.entries(byCode)) {
        const character = String.fromCodePoint(...code.split('-').map((part) => parseInt(part, 16)));
        [of].flat().forEach((name) => all.set(name, character));
    }
    return all;
}
