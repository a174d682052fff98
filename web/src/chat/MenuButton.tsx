import {ActionIcon} from '@mantine/core';
import {IconMenu2} from '@tabler/icons-react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';

/** Opens the sidebar where it is hidden. */
export function MenuButton({onOpen}: {onOpen: () => void}) {
    const say = useText();
    return (
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={onOpen} aria-label={say('chat.menu')}>
            <IconMenu2 size={ICON.HUGE} aria-hidden />
        </ActionIcon>
    );
}
