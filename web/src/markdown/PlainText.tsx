import {UnstyledButton} from '@mantine/core';
import {useState} from 'react';

import {useText} from '../text/text';
import classes from './PlainText.module.css';

/** Of a long text this much is shown at first, and with each step so much more, as the browser can lay it out at once. */
const FIRST = {characters: 600, lines: 12};
const STEP = {characters: 8_000, lines: 800};

/** A text as it was written, for what is too long or too deep to be formatted. */
export function PlainText({text, inline = false}: {text: string; inline?: boolean}) {
    const say = useText();
    const [length, setLength] = useState(() => cutAt(text, 0, FIRST));
    const end = Math.min(length, text.length);
    if (inline) {
        return <span>{text.slice(0, end)}{end < text.length && '…'}</span>;
    }
    return (
        <>
            <div className={classes.text} data-folded={end < text.length || undefined}>{text.slice(0, end)}</div>
            <p className={classes.note}>
                {say('message.plain')}
                {end < text.length && (
                    <UnstyledButton className={classes.more} onClick={() => setLength(cutAt(text, end, STEP))}>{say('action.more')}</UnstyledButton>
                )}
            </p>
        </>
    );
}

/** Where a piece of a text ends that begins at a place: within no character. */
function cutAt(text: string, from: number, {characters, lines}: typeof FIRST): number {
    let end = Math.min(text.length, from + characters);
    for (let at = from, line = 0; line < lines; line++) {
        const next = text.indexOf('\n', at);
        if (next < 0 || next >= end) {
            break;
        }
        at = next + 1;
        end = line === lines - 1 ? next : end;
    }
    return /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end + 1 : end;
}
