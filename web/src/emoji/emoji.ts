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
