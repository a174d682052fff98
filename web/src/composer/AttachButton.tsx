import {ActionIcon} from '@mantine/core';
import {IconPaperclip} from '@tabler/icons-react';
import {useRef} from 'react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';

/** Chooses files from the device. */
export function AttachButton({onFiles}: {onFiles: (files: File[]) => void}) {
    const say = useText();
    const field = useRef<HTMLInputElement>(null);
    return (
        <>
            <input
                ref={field}
                type="file"
                multiple
                hidden
                onChange={(event) => {
                    onFiles([...event.currentTarget.files ?? []]);
                    // So that the same one can be chosen again.
                    event.currentTarget.value = '';
                }}
            />
            <ActionIcon variant="subtle" color="gray" onClick={() => field.current?.click()} aria-label={say('upload.attach')} title={say('upload.attach')}>
                <IconPaperclip size={ICON.LARGE} aria-hidden />
            </ActionIcon>
        </>
    );
}
