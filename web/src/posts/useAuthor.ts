import {useClientConfig} from '../session/queries';
import {useText} from '../text/text';
import {useUser} from '../users/queries';
import {useName} from '../users/useName';
import type {LocalPost} from './model';
import {webhookOf} from './props';

export interface Author {
    name: string;
    /** The name where no mark stands beside it; its own comes first, as a long name is cut. */
    called: string;
    /** The address of a picture that stands for the user's own; empty for none. */
    picture: string;
    /** What writes, if it is no person. */
    machine: 'bot' | 'webhook' | undefined;
    /** Whose account it is. */
    owner: string;
    /** Whether the account is loaded already. */
    known: boolean;
}

/** Whom a post is by: its user, or what a webhook calls itself where the server's settings let it. */
export function useAuthor(post: LocalPost | undefined): Author {
    const say = useText();
    const config = useClientConfig();
    const name = useName();
    const user = useUser(post?.user_id ?? '');
    const webhook = webhookOf(post);
    const owner = name(user);
    const shown = (config.EnablePostUsernameOverride === 'true' && webhook?.username) || owner;
    return {
        name: shown,
        called: webhook ? `[${say('post.webhook')}] ${shown}` : shown,
        picture: (config.EnablePostIconOverride === 'true' && webhook?.icon) || '',
        machine: webhook ? 'webhook' : user?.is_bot ? 'bot' : undefined,
        owner,
        known: user !== null,
    };
}
