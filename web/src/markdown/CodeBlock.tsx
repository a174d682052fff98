import {ActionIcon} from '@mantine/core';
import {IconCheck, IconCopy} from '@tabler/icons-react';
import type {ReactNode} from 'react';
import {useEffect, useState} from 'react';

import {useCopy} from '../shared/useCopy';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './CodeBlock.module.css';

/** Code with its language's colours, which come when the first such block is shown. */
export function CodeBlock({text, language}: {text: string; language: string}) {
    const say = useText();
    const {copied, copy} = useCopy();
    const [colored, setColored] = useState<ReactNode>();
    useEffect(() => {
        let wanted = true;
        if (language) {
            // A task for each block, as many together would hold the page.
            void import('./highlight').then(({highlight}) => setTimeout(() => wanted && setColored(highlight(text, language))));
        }
        return () => {
            wanted = false;
        };
    }, [text, language]);
    return (
        <div className={classes.frame}>
            <pre className={classes.code} tabIndex={0} aria-label={say('code.label', {language: language || '-'})}><code>{colored ?? text}</code></pre>
            <ActionIcon className={classes.copy} variant="default" onClick={() => copy(text)} aria-label={copied ? say('action.copied') : say('code.copy')}>
                {copied ? <IconCheck size={ICON.MEDIUM} aria-hidden /> : <IconCopy size={ICON.MEDIUM} aria-hidden />}
            </ActionIcon>
        </div>
    );
}
