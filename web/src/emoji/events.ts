import type {CustomEmoji} from '@mattermost/types/emojis';

import {queryClient} from '../api/query';
import {on} from '../realtime/socket';
import {customEmojiListQuery, customEmojiQuery} from './custom';

/** What adds to this server's emoji. */
export function followEmoji(): void {
    on('emoji_added', (data) => {
        const {name} = JSON.parse(data.emoji) as CustomEmoji;
        [customEmojiQuery(name), customEmojiListQuery].forEach(({queryKey}) => void queryClient.invalidateQueries({queryKey}));
    });
}
