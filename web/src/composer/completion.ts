/** The word before the cursor that asks to be completed. */
export interface Asked {
    kind: '@' | '~' | ':';
    term: string;
    from: number;
}

/** Input methods make wide marks. */
const WORD = /(^|[\s(（「])([@＠~～:])([\p{L}\p{N}_.+-]*)$/u;
const KINDS = new Map<string, Asked['kind']>([['＠', '@'], ['～', '~']]);

export function askedAt(text: string, cursor: number): Asked | null {
    const match = WORD.exec(text.slice(0, cursor));
    if (!match || (match[2] === ':' && match[3].length < 2)) {
        return null;
    }
    return {kind: KINDS.get(match[2]) ?? match[2] as Asked['kind'], term: match[3].toLowerCase(), from: cursor - match[3].length - 1};
}

/** The text with the word replaced, and where the cursor then is. */
export function completed(text: string, cursor: number, asked: Asked, word: string): {text: string; cursor: number} {
    const before = `${text.slice(0, asked.from)}${word} `;
    return {text: before + text.slice(cursor).replace(/^ /, ''), cursor: before.length};
}

/** Puts marks around the selection, or takes them away if they are there. */
export function wrapped(text: string, from: number, to: number, mark: string): {text: string; from: number; to: number} {
    const size = mark.length;
    if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
        return {text: text.slice(0, from - size) + text.slice(from, to) + text.slice(to + size), from: from - size, to: to - size};
    }
    return {text: text.slice(0, from) + mark + text.slice(from, to) + mark + text.slice(to), from: from + size, to: to + size};
}

/** Begins each line of the selection with a mark. */
export function prefixed(text: string, from: number, to: number, mark: string): {text: string; from: number; to: number} {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const changed = text.slice(start, to).split('\n').map((line) => mark + line).join('\n');
    return {text: text.slice(0, start) + changed + text.slice(to), from: from + mark.length, to: start + changed.length};
}
