import {useTimeout} from '@mantine/hooks';
import {useState} from 'react';

import {useText} from '../text/text';
import {told, toldFailure} from './notify';

const SHOWN_MS = 1_500;

interface Copy {
    /** Whether it was just copied. */
    copied: boolean;
    copy: (text: string) => void;
}

/** Copies text, also where the page came without HTTPS and browsers keep the clipboard from it. */
export function useCopy({tell = false} = {}): Copy {
    const say = useText();
    const [copied, setCopied] = useState(false);
    const {start} = useTimeout(() => setCopied(false), SHOWN_MS);
    const copy = async (text: string) => {
        if (!(await written(text))) {
            toldFailure(say('action.not-copied'));
            return;
        }
        setCopied(true);
        start();
        if (tell) {
            told(say('action.copied'));
        }
    };
    return {copied, copy: (text) => void copy(text)};
}

async function written(text: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return selected(text);
    }
}

function selected(text: string): boolean {
    const before = document.activeElement;
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'visually-hidden';
    // Within the open dialog, which lets nothing outside of it have the focus.
    (before?.closest('[role=dialog]') ?? document.body).append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    (before as HTMLElement | null)?.focus();
    return done;
}
