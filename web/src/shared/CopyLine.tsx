import {ActionIcon, Tooltip} from '@mantine/core';
import {IconCheck, IconCopy} from '@tabler/icons-react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './CopyLine.module.css';
import {useCopy} from './useCopy';

/** Text to take elsewhere, with a button that copies it. */
export function CopyLine({text, label}: {text: string; label: string}) {
    const say = useText();
    const {copied, copy} = useCopy();
    return (
        <div className={classes.line}>
            {/* Scrolls, so the keyboard must be able to reach it. */}
            <pre className={classes.text} tabIndex={0} aria-label={label}>{text}</pre>
            <Tooltip label={copied ? say('action.copied') : say('action.copy')} withArrow>
                <ActionIcon variant="subtle" color="gray" onClick={() => copy(text)} aria-label={`${say('action.copy')}: ${label}`}>
                    {copied ? <IconCheck size={ICON.LARGE} aria-hidden /> : <IconCopy size={ICON.LARGE} aria-hidden />}
                </ActionIcon>
            </Tooltip>
        </div>
    );
}
